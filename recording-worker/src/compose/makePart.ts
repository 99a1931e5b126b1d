import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import type { ComposePart } from '@assize/contracts/jobs/composeParts';
import type { speechSchema } from '@assize/contracts/recording/moments';
import { TrackServer } from '../platform/TrackServer.ts';
import { keptSamples, muteVoices } from '../redact/leaveOut.ts';
import { drawStills } from './drawBackground.ts';
import { drawSlice, type Scene } from './drawSlice.ts';
import { ExhibitPictures } from './exhibits/ExhibitPictures.ts';
import { mixSound } from './mixSound.ts';
import type { Composition } from './openComposition.ts';
import { SpeechFinder } from './SpeechFinder.ts';
import { filmVoices, trackVoices } from './voices.ts';
import { WaveformFinder } from './WaveformFinder.ts';

/** Makes the pieces of a part that are not there yet and keeps each as it is finished. `onKept` is awaited after each. */
export async function makePart(composition: Composition, part: ComposePart, onKept: () => Promise<void>): Promise<void> {
  const tracks = await TrackServer.start(composition.store, composition.order.recordingId);
  try {
    if (part.kind === 'sound') {
      await makeSound(composition, tracks);
      await onKept();
    } else await makePictures(composition, tracks, part, onKept);
  } catch (error) {
    tracks.assertWhole(); // if a track could not be read, that is why ffmpeg failed
    throw error;
  } finally {
    await tracks.close();
  }
}

async function makePictures(
  composition: Composition,
  tracks: TrackServer,
  part: { fromSlice: number; toSlice: number },
  onKept: () => Promise<void>,
): Promise<void> {
  const { tool, kept, keys, films } = composition;
  const exhibits = new ExhibitPictures(composition);
  let scenes: { seated: Scene; beside: Scene } | undefined;
  for (const slice of composition.slices.slice(part.fromSlice, part.toSlice)) {
    const key = keys.slices[slice.index] ?? '';
    if (await kept.has(key)) continue;
    scenes ??= await drawScenes(composition);
    const output = `slice-${String(slice.index)}.mp4`;
    await drawSlice({ ...tool, slice, ...scenes, exhibits, films, fetch: (name) => Promise.resolve(tracks.urlOf(name)), output });
    tracks.assertWhole();
    await kept.put(key, join(tool.cwd, output));
    await rm(join(tool.cwd, output), { force: true });
    await onKept();
  }
}

async function drawScenes({ tool, order, tiles, besideTiles }: Composition): Promise<{ seated: Scene; beside: Scene }> {
  const seated = { tiles, stills: await drawStills({ ...tool, name: 'seated', order, tiles }) };
  return { seated, beside: { tiles: besideTiles, stills: await drawStills({ ...tool, name: 'beside', order, tiles: besideTiles }) } };
}

async function makeSound(composition: Composition, tracks: TrackServer): Promise<void> {
  const { tool, clock, timeline, played, films, kept, keys } = composition;
  const there = await kept.list();
  if ([keys.sound, keys.speech, keys.waveform].every((key) => there.has(key))) return;
  const redaction = composition.redacted?.redaction;
  const voices = [...trackVoices(timeline.tracks, (name) => Promise.resolve(tracks.urlOf(name))), ...filmVoices(played, films)];
  const finder = new SpeechFinder();
  const waveform = new WaveformFinder();
  const output = 'sound.m4a';
  await mixSound({
    ...tool,
    durationMs: clock.durationMs,
    keep: redaction && keptSamples(redaction),
    voices: redaction ? muteVoices(voices, redaction) : voices,
    output,
    onHeard: (track, at, samples) => {
      finder.take(track, at, samples);
      waveform.take(track, at, samples);
    },
  });
  tracks.assertWhole();
  const speech = { format: 'assize.speech.1', speech: finder.list() } satisfies z.infer<typeof speechSchema>;
  await kept.putText(keys.speech, canonicalForm(speech));
  await kept.putText(keys.waveform, canonicalForm(waveform.read()));
  await kept.put(keys.sound, join(tool.cwd, output));
}
