import { encodeH264, encodeOpus } from './encodeMedia.ts';
import { makeRecording } from './makeRecording.ts';
import { participantIdOf } from './buildOrder.ts';
const s = Date.parse('2026-11-24T01:00:00.250Z');
const v = await encodeH264('testsrc2=s=640x360:r=25', 40, { keyS: 4 });
const a = await encodeOpus('sine=500:sample_rate=48000', 40);
const r = await makeRecording([
  { participantId: participantIdOf(0), source: 'camera', mimeType: 'video/H264', frames: v, startsAtMs: s },
  { participantId: participantIdOf(0), source: 'microphone', mimeType: 'audio/opus', frames: a, startsAtMs: s },
  { participantId: participantIdOf(2), source: 'camera', mimeType: 'video/H264', frames: v.slice(0,500), startsAtMs: s+5000 },
], [{ fromAtMs: s, toAtMs: s + 20000 }, { fromAtMs: s+25000, toAtMs: s + 40000 }]);
console.log(r.root);
for (const step of ['assemble', 'compose', 'seal'] as const) { const t = performance.now(); const x = await r.run(step); console.log(step, Math.round(performance.now() - t), JSON.stringify(x).slice(0, 600)); }
