/** What a search for marks found, as the finder tells it. */
interface Heard {
  code: string;
  fromS: number;
  toS: number;
}

const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);

/** What was found, in words for whoever keeps the record: which copies, and where in the file each was heard. */
export function describeMarks(heard: readonly Heard[]): string[] {
  if (heard.length === 0)
    return [
      '未发现副本标记。文件可能来自未加标记的副本，也可能语音过少、变速或被有意破坏：不能据此排除任何人。',
      'No mark was found. The file may come from a copy without marks, or hold too little speech, run at another speed, or have been tampered with: this clears nobody.',
    ];
  const codes = [...new Set(heard.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const where = heard.filter((one) => one.code === code);
    const [from, to] = [Math.min(...where.map(({ fromS }) => fromS)), Math.max(...where.map(({ toS }) => toS))];
    return [
      `发现副本标记：${code}（${clock(from)} – ${clock(to)} 之间）。副本编号以 ${code} 开头，请在“复制与提供”或保管日志中查找接收人。`,
      `A mark was found: ${code}, between ${clock(from)} and ${clock(to)}. It is of the copy whose number begins with ${code}: look for its recipient under "Copies handed over" or in the custody log. It is a lead, not a proof of who passed it on.`,
    ];
  });
}
