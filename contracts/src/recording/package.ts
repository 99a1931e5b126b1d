import { z } from 'zod';
import type { Id } from '../ids.ts';
import type { Manifest, ProductFile, TrackProduct } from './products.ts';

/** `whole`: the picture of the courtroom and every track; `audio`: the sound of both; `tracks`: those chosen, and no picture of the courtroom. */
export const exportForms = ['whole', 'audio', 'tracks'] as const;
const spanSchema = z.strictObject({ fromMs: z.int().min(0), toMs: z.int().min(1) }).refine(({ fromMs, toMs }) => toMs > fromMs, { path: ['toMs'] });
/** What of a recording is handed over. Times are on the recording's clock. */
export const exportChoiceSchema = z
  .strictObject({
    form: z.enum(exportForms),
    /** Null: from the opening to the end. */
    span: spanSchema.nullable(),
    /** Names of products, with `tracks` only. */
    tracks: z.array(z.string().min(1).max(200)).max(200),
    withLog: z.boolean(),
    /** The originals of the exhibits that were before the court. */
    withExhibits: z.boolean(),
    /** What was received, packet by packet, encrypted as it was kept. */
    withJournal: z.boolean(),
    /** Recipient, purpose and day are drawn into every picture; every sound carries the beginning of the export's id, unheard. */
    isMarked: z.boolean(),
  })
  .refine(({ form, tracks }) => (form === 'tracks') === tracks.length > 0, { path: ['tracks'] });
export type ExportChoice = z.infer<typeof exportChoiceSchema>;
export type ExportSpan = NonNullable<ExportChoice['span']>;

/** Keys in the object store of what is made for one recipient. */
export const exportKeys = {
  prefix: (exportId: Id): string => `exports/${exportId}/`,
  order: (exportId: Id): string => `exports/${exportId}/order.json`,
  /** Made for this package alone, kept until the package is whole. */
  part: (exportId: Id, name: string): string => `exports/${exportId}/parts/${name}`,
  package: (exportId: Id): string => `exports/${exportId}/package.zip`,
} as const;

/** Where things lie in the bag (BagIt 1.0, RFC 8493); `data/` is its payload. */
export const packagePaths = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  readme: 'README.txt',
  verifyPage: 'verify.html',
  verifyScript: 'verify.mjs',
  proof: 'data/proof.json',
  certificate: 'data/certificate.pdf',
  recordingManifest: 'data/recording/manifest.json',
  derived: 'data/recording/derived.json',
  recording: (name: string): string => `data/recording/${name}`,
  journal: (name: string): string => `data/journal/${name}`,
  log: 'data/log/log.json',
  custody: 'data/log/custody.json',
  logPdf: 'data/log/log.pdf',
  exhibitList: 'data/exhibits/exhibits.json',
  exhibit: (number: string, name: string): string => `data/exhibits/${number}/${name}`,
} as const;
/** The one folder of the archive, and the name under which it is saved. */
export function packageName(exportId: Id): string {
  return `assize-${exportId.slice(0, 8)}`;
}

/** A picture or sound of the package. */
export interface MediaItem {
  /** Under `data/recording/`. */
  name: string;
  source: ProductFile;
  /** How it is made of its source, whose own clock `cut` is on; null: it is its source, byte by byte. */
  make: { kind: 'video' | 'audio'; cut: ExportSpan | null; isMarked: boolean; hasSound: boolean } | null;
}

const isPicture = ({ mimeType }: ProductFile): boolean => mimeType.startsWith('video/');
const ending = /\.[a-z0-9]+$/;

/** Every picture and sound that this choice asks for, in the order of the package. A track that was silent in the span is left out. */
export function planMedia(manifest: Pick<Manifest, 'video' | 'tracks' | 'durationMs'>, choice: ExportChoice): MediaItem[] {
  const { form, span, isMarked } = choice;
  const wanted = (track: TrackProduct): boolean => (form === 'audio' ? !isPicture(track) : form === 'whole' || choice.tracks.includes(track.name));
  const composed = { ...manifest.video, startsAtMs: 0, durationMs: manifest.durationMs };
  const sources = [...(form === 'tracks' ? [] : [composed]), ...manifest.tracks.filter(wanted)];
  return sources.flatMap((source): MediaItem[] => {
    const cut = span ? cutOf(source, span) : null;
    if (cut === undefined) return [];
    const kind = form !== 'audio' && isPicture(source) ? 'video' : 'audio';
    if (!cut && !isMarked && form !== 'audio') return [{ name: source.name, source, make: null }];
    // A camera and a shared screen have no sound: each track has one source.
    const hasSound = source === composed || !isPicture(source);
    return [{ name: source.name.replace(ending, kind === 'video' ? '.mp4' : '.m4a'), source, make: { kind, cut, isMarked, hasSound } }];
  });
}

/** The part of a product that lies in the span, on its own clock; undefined when none does. */
function cutOf({ startsAtMs, durationMs }: Pick<TrackProduct, 'startsAtMs' | 'durationMs'>, { fromMs, toMs }: ExportSpan): ExportSpan | undefined {
  const from = Math.max(0, fromMs - startsAtMs);
  const to = Math.min(durationMs, toMs - startsAtMs);
  return to > from ? { fromMs: from, toMs: to } : undefined;
}
