import { execFileSync } from 'node:child_process';

const spoken = [
  [
    'en',
    '150',
    'The court is now in session. The plaintiff states that on the third of March the defendant delivered forty two cartons, of which seven were damaged.',
  ],
  ['cmn', '170', '审判长，我方对证据的真实性没有异议，但是对关联性有异议。合同的签订时间是二零二五年三月一日，货物的交付时间是三月十五日。'],
  [
    'en+f3',
    '165',
    'We do not dispute that delivery took place. We dispute that the goods were damaged when they left, and refer to exhibit twelve, page four.',
  ],
] as const;

/** Speech of several people with pauses of digital silence between them: 32-bit samples of 48 kHz, one channel, so many seconds. */
export function makeSpeech(seconds: number): Float32Array {
  const said: Float32Array[] = [];
  let samples = 0;
  for (let turn = 0; samples < seconds * 48_000; turn++) {
    const [voice, speed, words] = spoken[turn % spoken.length] ?? spoken[0];
    const wav = execFileSync('espeak-ng', ['-v', voice, '-s', speed, '-p', String(40 + 7 * (turn % 4)), '--stdout', `${words} ${String(turn)}.`]);
    const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', '-', '-af', 'volume=0.5,apad=pad_dur=1.3', '-ar', '48000', '-ac', '1', '-f', 'f32le', '-'], {
      input: wav,
      maxBuffer: 2 ** 28,
    });
    const turnOf = new Float32Array(Uint8Array.from(raw).buffer);
    said.push(turnOf);
    samples += turnOf.length;
  }
  const all = new Float32Array(samples);
  let at = 0;
  for (const one of said) {
    all.set(one, at);
    at += one.length;
  }
  return all.subarray(0, seconds * 48_000);
}
