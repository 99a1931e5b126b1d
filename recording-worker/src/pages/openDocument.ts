import { join } from 'node:path';
import { documentKeys, pageSizes, type PagesManifest } from '@assize/contracts/hearing/evidence/pages';
import type { PagesJob } from '@assize/contracts/jobs/pages';
import { confine } from './confine.ts';
import { kindOf } from './kinds.ts';
import { PageFaultError } from './PageFaultError.ts';
import type { PagesContext } from './PagesContext.ts';
import { readSignatures } from './readSignatures.ts';

type Ready = Extract<PagesManifest, { status: 'ready' }>;
type Opened = Pick<PagesJob, 'hearingId' | 'documentId' | 'mime'>;

/** Looks through a document: how many pages of what shape; brings what is no PDF into a form that can be drawn or played. */
export async function openDocument(context: PagesContext, job: Opened, folder: string): Promise<Ready> {
  const { cache, store, signal } = context;
  const { hearingId, documentId } = job;
  const input = await cache.fetch(documentKeys.original(hearingId, documentId));
  const kind = kindOf(job.mime);
  switch (kind) {
    case 'pdf': {
      const pages = await shapesOf(context, input, folder);
      // Kept before the document counts as open, so that whoever sees its pages can be told.
      await store.put(documentKeys.signatures(hearingId, documentId), JSON.stringify(await readSignatures(context, input, folder)));
      return { status: 'ready', pages, media: null };
    }
    case 'office': {
      const to = ['--headless', '--norestore', '-env:UserInstallation=file:///tmp/office', '--convert-to', 'pdf', '--outdir', '/out', '/in'];
      await confine('soffice', to, { input, folder, seconds: 180, megabytes: 8192, signal });
      await store.putFile(documentKeys.printed(hearingId, documentId), join(folder, 'in.pdf')).catch((error: unknown) => {
        throw new PageFaultError('broken', { cause: error });
      });
      return { status: 'ready', pages: await shapesOf(context, join(folder, 'in.pdf'), folder), media: null };
    }
    case 'picture': {
      // Turned as its camera was held, so that it has the shape in which it is seen.
      const printed = await confine('convert', ['/in', '-auto-orient', '-format', '%w %h\n', 'info:'], { input, folder, seconds: 60, megabytes: 3072, signal });
      return { status: 'ready', pages: bounded(context, readShapes(printed.split('\n'))), media: null };
    }
    case 'audio':
    case 'video':
      return openMedia(context, { ...job, kind }, input, folder);
    default:
      return kind satisfies never;
  }
}

/** Page by page, as `pdfinfo` tells them: `Page 3 size: 595 x 842 pts`, and how each is turned. */
async function shapesOf(context: PagesContext, input: string, folder: string): Promise<Ready['pages']> {
  const printed = await confine('pdfinfo', ['-f', '1', '-l', String(context.maxPages + 1), '/in'], {
    input,
    folder,
    seconds: 60,
    megabytes: 2048,
    signal: context.signal,
  });
  const turned = new Map([...printed.matchAll(/^Page +(\d+) rot: +(\d+)/gm)].map(([, page, degrees]) => [page, Number(degrees) % 180 !== 0]));
  const pages = [...printed.matchAll(/^Page +(\d+) size: +([\d.]+) x ([\d.]+) pts/gm)].map(([, page, width, height]): [number, number] => {
    const shape: [number, number] = [Number(width), Number(height)];
    return turned.get(page) ? [shape[1], shape[0]] : shape;
  });
  return bounded(context, pages);
}

function readShapes(lines: readonly string[]): Ready['pages'] {
  return lines.flatMap((line): [number, number][] => {
    const [width = 0, height = 0] = line.split(' ').map(Number);
    return width > 0 && height > 0 ? [[width, height]] : [];
  });
}

function bounded({ maxPages }: PagesContext, pages: Ready['pages']): Ready['pages'] {
  if (pages.length === 0) throw new PageFaultError('broken');
  if (pages.length > maxPages) throw new PageFaultError('tooManyPages');
  return pages;
}

/** Sound and pictures in motion, in the form that every browser plays; of sound, its waveform is the page. */
async function openMedia(context: PagesContext, job: Opened & { kind: 'audio' | 'video' }, input: string, folder: string): Promise<Ready> {
  const { store, signal } = context;
  const { kind, hearingId, documentId } = job;
  const limits = { input, folder, seconds: 1800, megabytes: 4096, signal };
  const fit = `scale='min(1280,iw)':'min(720,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`;
  const video = kind === 'video' ? ['-map', '0:v:0', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p', '-vf', fit] : ['-vn'];
  const base = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-threads', '2', '-i', '/in'];
  await confine('ffmpeg', [...base, ...video, '-map', '0:a:0?', '-c:a', 'aac', '-b:a', '128k', '-movflags', '+faststart', '/out/playable.mp4'], limits);
  const still = kind === 'video' ? ['-frames:v', '1', '-vf', fit] : ['-filter_complex', 'showwavespic=s=1600x400:colors=0x1f3a5f', '-frames:v', '1'];
  await confine('ffmpeg', [...base, ...still, '-q:v', '3', '/out/still.jpg'], limits);
  const printed = await confine('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', '/in'], {
    ...limits,
    input: join(folder, 'playable.mp4'),
  });
  const shape = await confine('identify', ['-format', '%w %h\n', '/in'], { ...limits, input: join(folder, 'still.jpg') });
  await store.putFile(documentKeys.playable(hearingId, documentId), join(folder, 'playable.mp4'));
  for (const size of Object.keys(pageSizes) as (keyof typeof pageSizes)[])
    await store.putFile(documentKeys.page(hearingId, documentId, 1, size), join(folder, 'still.jpg'));
  return { status: 'ready', pages: bounded(context, readShapes(shape.split('\n'))), media: { kind, durationMs: Math.round(Number(printed) * 1000) } };
}
