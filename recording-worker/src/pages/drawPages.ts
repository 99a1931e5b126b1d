import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { documentKeys, pageSizes, type PageSize } from '@assize/contracts/hearing/evidence/pages';
import type { DrawJob } from '@assize/contracts/jobs/pages';
import { confine } from './confine.ts';
import { kindOf } from './kinds.ts';
import type { PagesContext } from './PagesContext.ts';

/** Of time and memory, for a few pages. */
function limitsOf({ seconds = 60, signal }: PagesContext) {
  return { seconds, megabytes: 3072, signal };
}

/** Draws the pages that are not in the store yet. */
export async function drawPages(context: PagesContext, job: DrawJob, folder: string): Promise<void> {
  const { hearingId, documentId, sizes } = job;
  const wanted = sizes.filter((size) => size !== 'thumb');
  for (const size of wanted) {
    for (const [from, to] of await missingRuns(context, job, size)) {
      if (kindOf(job.mime) === 'picture') await drawPictures(context, job, { from, to, size, folder });
      else await drawPdf(context, job, { from, to, size, folder });
    }
  }
  if (sizes.includes('thumb')) {
    for (let page = job.from; page <= job.to; page++) {
      const key = documentKeys.page(hearingId, documentId, page, 'thumb');
      if (await context.store.stat(key)) continue;
      const input = join(folder, `screen-${String(page)}.jpg`);
      await context.store.download(documentKeys.page(hearingId, documentId, page, 'screen'), input);
      const edge = String(pageSizes.thumb);
      await confine('convert', ['jpeg:/in', '-resize', `${edge}x${edge}`, '-strip', '-quality', '80', 'jpeg:/out/thumb.jpg'], {
        ...limitsOf(context),
        input,
        folder,
      });
      await context.store.putFile(key, join(folder, 'thumb.jpg'));
    }
  }
}

/** Runs of pages that lack this size: first and last. */
async function missingRuns({ store }: PagesContext, { hearingId, documentId, from, to }: DrawJob, size: PageSize): Promise<[number, number][]> {
  const runs: [number, number][] = [];
  for (let page = from; page <= to; page++) {
    if (await store.stat(documentKeys.page(hearingId, documentId, page, size))) continue;
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs;
}

interface Run {
  from: number;
  to: number;
  size: PageSize;
  folder: string;
}

async function drawPdf(context: PagesContext, job: DrawJob, { from, to, size, folder }: Run): Promise<void> {
  const { store, cache } = context;
  const { hearingId, documentId } = job;
  const key = kindOf(job.mime) === 'office' ? documentKeys.printed : documentKeys.original;
  const input = await cache.fetch(key(hearingId, documentId));
  const range = ['-f', String(from), '-l', String(to)];
  const edge = String(pageSizes[size]);
  await confine('pdftoppm', [...range, '-jpeg', '-jpegopt', 'quality=90', '-scale-to', edge, '/in', `/out/${size}`], { ...limitsOf(context), input, folder });
  const drawn = (await readdir(folder)).flatMap((name) => {
    const number = new RegExp(`^${size}-0*(\\d+)\\.jpg$`).exec(name)?.[1];
    return number === undefined ? [] : [{ name, page: Number(number) }];
  });
  for (const { name, page } of drawn)
    if (page >= from && page <= to) await store.putFile(documentKeys.page(hearingId, documentId, page, size), join(folder, name));
  if (size !== 'screen') return;
  const texts = await confine('pdftotext', [...range, '-layout', '-enc', 'UTF-8', '/in', '-'], { ...limitsOf(context), input, folder });
  for (const [index, text] of texts
    .split('\f')
    .slice(0, to - from + 1)
    .entries())
    await store.put(documentKeys.text(hearingId, documentId, from + index), text.trimEnd());
}

/** Pictures are turned as their camera was held, laid on white, and never made larger than they are. */
async function drawPictures(context: PagesContext, job: DrawJob, { from, to, size, folder }: Run): Promise<void> {
  const { store, cache } = context;
  const { hearingId, documentId } = job;
  const input = await cache.fetch(documentKeys.original(hearingId, documentId));
  const edge = String(pageSizes[size]);
  for (let page = from; page <= to; page++) {
    const look = ['-auto-orient', '-resize', `${edge}x${edge}>`, '-background', 'white', '-flatten', '-strip', '-quality', '90'];
    await confine('convert', [`/in[${String(page - 1)}]`, ...look, `jpeg:/out/${size}.jpg`], { ...limitsOf(context), input, folder });
    await store.putFile(documentKeys.page(hearingId, documentId, page, size), join(folder, `${size}.jpg`));
  }
}
