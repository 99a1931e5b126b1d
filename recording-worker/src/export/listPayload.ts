import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { exportKeys, type MediaItem, packagePaths } from '@assize/contracts/recording/package';
import { recordingKeys } from '@assize/contracts/recording/products';
import { listShownExhibits, type ShownExhibit } from '@assize/contracts/recording/shownExhibits';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { printLog } from './printLog.ts';
import type { ExportSource } from './readExport.ts';

/** A file of the package before it is written. */
export interface PackageFile {
  path: string;
  open: () => Promise<Readable>;
  /** What it must be, where that was known before; anything else is refused. */
  sha256?: string;
}

interface Options {
  store: ObjectStore;
  source: ExportSource;
  media: readonly MediaItem[];
  fontPath: string;
}

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
const text = (path: string, body: string | Buffer): PackageFile => ({ path, open: () => Promise.resolve(Readable.from([Buffer.from(body)])) });

/** Every file of the payload but the certificate, which names them all, in the order in which they are written. */
export async function listPayload(options: Options): Promise<PackageFile[]> {
  const { store, source, media, fontPath } = options;
  const { order, recording, manifestBytes } = source;
  const { choice, recordingId } = order;
  // Its chapters tell of closed parts, and without them it would not be the one that the court bound to its code.
  const manifest = order.closedLines.length === 0 ? [text(packagePaths.recordingManifest, manifestBytes)] : [];
  const files = [...manifest, ...media.map((item) => mediaFile(options, item))];
  const derived = media.filter((item) => item.make !== null);
  if (derived.length > 0) files.push(text(packagePaths.derived, pretty(derived.map(describeDerived))));
  if (choice.withLog) {
    // Written as the verifiers read it: the log as it was handed to production, and what was done since.
    files.push(text(packagePaths.log, canonicalForm(recording.log)));
    files.push(text(packagePaths.custody, canonicalForm({ format: 'assize.custody-log.1', hearingId: recording.log.hearingId, events: order.custody })));
    files.push({ path: packagePaths.logPdf, open: async () => Readable.from([await printLog(source, fontPath)]) });
  }
  if (choice.withExhibits) files.push(...exhibitFiles(store, listShownExhibits(recording, choice.span)));
  if (order.proof !== null && order.proof !== undefined) files.push(text(packagePaths.proof, canonicalForm(order.proof)));
  if (choice.withJournal) {
    const known = new Map(source.manifest.sources.map((one) => [`${recordingKeys.prefix(recordingId)}${one.name}`, one.sha256]));
    for (const key of recording.journals) {
      const sha256 = known.get(key);
      files.push({ path: packagePaths.journal(basename(key)), open: () => store.open(key), ...(sha256 ? { sha256 } : {}) });
    }
  }
  return files;
}

function mediaFile({ store, source: { order } }: Options, { name, source, make }: MediaItem): PackageFile {
  const path = packagePaths.recording(name);
  if (make) return { path, open: () => store.open(exportKeys.part(order.exportId, name)) };
  return { path, open: () => store.open(recordingKeys.product(order.recordingId, source.name)), sha256: source.sha256 };
}

function describeDerived({ name, source, make }: MediaItem): unknown {
  return {
    file: name,
    madeOf: { name: source.name, bytes: source.bytes, sha256: source.sha256 },
    fromMs: make?.cut?.fromMs ?? null,
    toMs: make?.cut?.toMs ?? null,
    isMarked: make?.isMarked,
  };
}

function exhibitFiles(store: ObjectStore, shown: readonly ShownExhibit[]): PackageFile[] {
  const listed = shown.map(({ exhibit, hearingId, shown: pages }) => {
    const { document, number, title, purpose, source } = exhibit;
    const folder = `${number.side}-${String(number.ordinal)}`;
    const name = `original${/\.[A-Za-z0-9]{1,8}$/.exec(document.name)?.[0] ?? ''}`;
    const file: PackageFile = {
      path: packagePaths.exhibit(folder, name),
      open: () => store.open(documentKeys.original(hearingId, document.documentId)),
      sha256: document.sha256,
    };
    return {
      file,
      entry: {
        file: `${folder}/${name}`,
        number,
        title,
        purpose,
        source,
        name: document.name,
        mime: document.mime,
        bytes: document.bytes,
        sha256: document.sha256,
        shown: pages,
      },
    };
  });
  return [...listed.map(({ file }) => file), text(packagePaths.exhibitList, pretty(listed.map(({ entry }) => entry)))];
}

/** The files of the verifier, where they were built. */
export async function readVerifier(paths: { html: string; mjs: string }): Promise<PackageFile[]> {
  const files: PackageFile[] = [];
  for (const [path, from] of [
    [packagePaths.verifyPage, paths.html],
    [packagePaths.verifyScript, paths.mjs],
  ] as const) {
    const body = await readFile(from).catch(() => undefined);
    if (body) files.push(text(path, body));
  }
  return files;
}
