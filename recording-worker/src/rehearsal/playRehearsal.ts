import { join } from 'node:path';
import type { RehearsalJob, RehearsalResult, Rehearsing } from '@assize/contracts/jobs/rehearsal';
import { judgeNothing, judgePicture, judgeSound, type RehearsedTrack, rehearsalKeys } from '@assize/contracts/recording/rehearsal';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { assembleTracks } from '../assemble/assembleTracks.ts';
import { ProductionError } from '../platform/ProductionError.ts';
import { createScratch } from '../platform/createScratch.ts';
import type { AssembledTrack } from '../platform/timeline.ts';
import { type DecodeContext, measurePicture, measureSound } from './decodeTrack.ts';

export interface PlayContext {
  store: ObjectStore;
  masterKey: Buffer;
  workDir: string;
  ffmpeg: string;
  signal: AbortSignal;
}

/**
 * Makes files to play of a rehearsal's journal by the code that makes a recording's tracks, and judges each by decoding
 * it as a player does. Throws ProductionError.
 */
export async function playRehearsal(context: PlayContext, { rehearsalId, journals, fromAt, toAt, tracks }: RehearsalJob): Promise<RehearsalResult> {
  const order = { recordingId: rehearsalId, spans: [{ fromAt, toAt }], journals, participants: [] };
  const scratch = await createScratch(context.workDir, 'rehearsal');
  try {
    const productKey = (name: string): string => rehearsalKeys.product(rehearsalId, name);
    const made = await assembleTracks({ ...context, order, productKey, isRehearsal: true, workDir: scratch.path, onProgress: () => undefined });
    const judged: RehearsedTrack[] = [];
    for (const one of tracks) {
      const file = longestOf(made.tracks, one);
      const decoding = { ...context, cwd: scratch.path };
      judged.push(file ? await judgeFile(decoding, file, productKey) : absent(one));
    }
    return { tracks: judged };
  } finally {
    await scratch.remove();
  }
}

/** A turned phone or a reload makes a second file of the same source: the longer one is played. */
function longestOf(made: readonly AssembledTrack[], { participantId, source }: Rehearsing): AssembledTrack['product'] | undefined {
  const files = made.map(({ product }) => product).filter((one) => one.participantId === participantId && one.source === source);
  return files.toSorted((a, b) => b.durationMs - a.durationMs)[0];
}

function absent({ participantId, source, isPaused }: Rehearsing): RehearsedTrack {
  return { participantId, source, verdict: judgeNothing(source, isPaused), name: null, mimeType: null, levelDb: null };
}

async function judgeFile(
  context: DecodeContext & Pick<PlayContext, 'store'>,
  { name, mimeType, participantId, source }: AssembledTrack['product'],
  productKey: (name: string) => string,
): Promise<RehearsedTrack> {
  const file = `played-${name.replaceAll('/', '-')}`;
  await context.store.download(productKey(name), join(context.cwd, file));
  const about = { participantId, source, name, mimeType };
  if (source !== 'microphone') {
    const seen = await measurePicture(context, file).catch(undecodable({ pictures: 0, stillMs: 0 }));
    return { ...about, verdict: judgePicture(seen), levelDb: null };
  }
  const levelDb = await measureSound(context, file).catch(undecodable(null));
  return { ...about, verdict: judgeSound(levelDb), levelDb };
}

/** A file that no decoder reads is what a rehearsal is to find, and no failure of it. */
function undecodable<T>(nothing: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof ProductionError && error.productionCause === 'ffmpegFailed') return nothing;
    throw error;
  };
}
