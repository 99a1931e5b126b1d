import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ExportJob, type ExportResult, exportResultSchema } from '@assize/contracts/jobs/export';
import { exportKeys, type MediaItem, packageName, packagePaths, planMedia } from '@assize/contracts/recording/package';
import { fitText } from '../compose/fitText.ts';
import { localTime } from '../compose/localTime.ts';
import { prepareFont } from '../compose/prepareFont.ts';
import { createScratch } from '../platform/createScratch.ts';
import { asProductionError, ProductionError } from '../platform/ProductionError.ts';
import { describeChoice } from './describeChoice.ts';
import type { ExportContext } from './ExportContext.ts';
import { listPayload, readVerifier } from './listPayload.ts';
import { makeMedia } from './makeMedia.ts';
import { markEms } from './mediaArguments.ts';
import { printCertificate } from './printCertificate.ts';
import { type ExportSource, readExport } from './readExport.ts';
import { writeReadme } from './readme.ts';
import { writeBag } from './writeBag.ts';

const resultKey = (exportId: string): string => `${exportKeys.prefix(exportId)}result.json`;

/**
 * Makes one package to its end and puts it into the store; the same job again gives the same result, and after a kill
 * goes on from the files that were made. Throws only ProductionError.
 */
export async function makePackage(context: ExportContext, job: ExportJob): Promise<ExportResult> {
  try {
    return { ...(await make(context, job.exportId)), fence: job.fence };
  } catch (error) {
    throw asProductionError(error);
  }
}

async function make(context: ExportContext, exportId: string): Promise<Omit<ExportResult, 'fence'>> {
  const { store } = context;
  const done = (await findResult(context, exportId)) ?? (await makeAnew(context, exportId));
  for (const key of await store.list(`${exportKeys.prefix(exportId)}parts/`)) await store.remove(key);
  return done;
}

/** What was made before, if it is still there as it was. */
async function findResult({ store }: ExportContext, exportId: string): Promise<Omit<ExportResult, 'fence'> | undefined> {
  if (!(await store.stat(resultKey(exportId)))) return undefined;
  const parsed = exportResultSchema.omit({ fence: true }).safeParse(JSON.parse(await text(await store.open(resultKey(exportId)))));
  const found = await store.stat(exportKeys.package(exportId));
  return parsed.success && found?.bytes === parsed.data.bytes ? parsed.data : undefined;
}

async function makeAnew(context: ExportContext, exportId: string): Promise<Omit<ExportResult, 'fence'>> {
  const { store, workDir, fontPath: configured, onProgress } = context;
  const source = await readExport(store, exportId);
  const media = planMedia(source.manifest, source.order.choice);
  const { forMaking, whole } = weigh(media);
  await makeMedia(context, {
    exportId,
    recordingId: source.order.recordingId,
    items: media,
    mark: markOf(source),
    onProgress: (part) => onProgress((part * forMaking) / whole),
  });
  const scratch = await createScratch(workDir, 'export-print');
  try {
    const fontPath = join(scratch.path, 'font.otf');
    await prepareFont(fontPath, configured);
    const verifier = await readVerifier(context.verifier);
    const readme = writeReadme(source, verifier.length > 0);
    let passed = 0;
    const bag = writeBag({
      folder: packageName(exportId),
      at: new Date(source.order.orderedAt),
      payload: await listPayload({ store, source, media, fontPath }),
      last: async (files) => asFile(packagePaths.certificate, await printCertificate(source, files, fontPath)),
      about: aboutOf(source),
      tags: [asFile(packagePaths.readme, readme), ...verifier],
      onBytes: (bytes) => {
        passed += bytes;
        onProgress(Math.min(1, (forMaking + passed) / whole));
      },
    });
    const stop = (): void => void bag.stream.destroy(new ProductionError('stopped'));
    context.signal.addEventListener('abort', stop, { once: true });
    const stored = await store.put(exportKeys.package(exportId), bag.stream).finally(() => context.signal.removeEventListener('abort', stop));
    const result = { exportId, ...stored, tagManifestSha256: bag.getTagManifestSha256() };
    await store.put(resultKey(exportId), JSON.stringify(result));
    return result;
  } finally {
    await scratch.remove();
  }
}

/** Bytes that have to pass, where making a byte anew counts as much as copying ten. */
function weigh(media: readonly MediaItem[]): { forMaking: number; whole: number } {
  const sizes = media.map((item) => ({ bytes: item.source.bytes, isMade: item.make !== null }));
  const forMaking = sizes.reduce((sum, { bytes, isMade }) => sum + (isMade ? bytes * 10 : 0), 0);
  return { forMaking, whole: Math.max(1, forMaking + sizes.reduce((sum, { bytes }) => sum + bytes, 0)) };
}

function asFile(path: string, body: string | Buffer): { path: string; open: () => Promise<Readable> } {
  return { path, open: () => Promise.resolve(Readable.from([Buffer.from(body)])) };
}

/** In the picture: to whom, why, which day. */
function markOf({ order, recording }: ExportSource): string {
  const day = localTime(order.orderedAt, recording.timeZone).slice(0, 10);
  return `${day} ${fitText(order.recipient.replaceAll(/\s+/g, ' '), markEms / 2)} · ${fitText(order.purpose.replaceAll(/\s+/g, ' '), markEms / 2 - 8)}`;
}

function aboutOf({ order, recording }: ExportSource): (readonly [string, string])[] {
  return [
    ['Source-Organization', recording.court],
    ['External-Description', `${recording.caseNumber} ${recording.title}`],
    ['External-Identifier', order.exportId],
    ['Internal-Sender-Identifier', order.recordingId],
    ['Bagging-Date', order.orderedAt.slice(0, 10)],
    ['Bag-Software-Agent', `Assize ${order.systemVersion}`],
    ['Assize-Recipient', order.recipient],
    ['Assize-Purpose', order.purpose],
    ['Assize-Contents', describeChoice(order.choice)],
  ];
}
