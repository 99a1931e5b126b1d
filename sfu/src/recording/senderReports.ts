const senderReport = 200;

/** The sender reports in a compound RTCP packet (RFC 3550 section 6.1), each with the ssrc it is about. Stops at the first thing malformed. */
export function findSenderReports(compound: Buffer): { ssrc: number; report: Buffer }[] {
  const found: { ssrc: number; report: Buffer }[] = [];
  for (let at = 0; at + 8 <= compound.length;) {
    const end = at + (compound.readUInt16BE(at + 2) + 1) * 4;
    if (end > compound.length) break;
    if (compound[at + 1] === senderReport && end - at >= 28) found.push({ ssrc: compound.readUInt32BE(at + 4), report: compound.subarray(at, end) });
    at = end;
  }
  return found;
}
