import { createReadStream } from 'node:fs';

/** Whether a file holds one of these texts (Latin-1), read in pieces however long it is. */
export async function containsText(path: string, texts: readonly string[]): Promise<boolean> {
  const overlap = Math.max(...texts.map((one) => one.length)) - 1;
  let before = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const text = before + chunk.toString('latin1');
    if (texts.some((one) => text.includes(one))) return true;
    before = text.slice(-overlap);
  }
  return false;
}
