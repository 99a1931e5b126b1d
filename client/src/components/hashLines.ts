/** SHA-256 (hex) of a text as it is shown: its lines joined by a line feed, UTF-8. What somebody agreed to is known by it. */
export async function hashLines(lines: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
