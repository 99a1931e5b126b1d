import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FfmpegProcess } from './FfmpegProcess.ts';

function start(binary: string, args: string[]): { run: FfmpegProcess; told: string[] } {
  const told: string[] = [];
  return { run: FfmpegProcess.start({ binary, args, cwd: tmpdir(), signal: new AbortController().signal, onFailure: (lines) => void told.push(lines) }), told };
}

describe('running ffmpeg', () => {
  it('ends with the process that started it, even when that is killed', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const output = `tcp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const args = ['-re', '-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=25', '-f', 'mpegts', output];
    const holder = spawn(process.execPath, [join(import.meta.dirname, '../testing/holdFfmpegProcess.ts'), ...args], { stdio: 'inherit' });
    const [socket] = (await once(server, 'connection')) as [Socket];
    const closed = once(
      socket.resume().on('error', () => undefined),
      'close',
    );
    holder.kill('SIGKILL');
    await closed; // the source is endless: only ffmpeg's end closes it
    server.close();
  });

  it('tells a binary that is not there from one that fails, and passes names on as they are', async () => {
    const missing = start('no-such-ffmpeg', []);
    await expect(missing.run.ended).rejects.toMatchObject({ productionCause: 'ffmpegMissing' });
    const name = `no such "file"; $(touch nothing) 'x'.mp4`;
    const failing = start(process.env['FFMPEG_BIN'] ?? 'ffmpeg', ['-i', name, '-f', 'null', '-']);
    await expect(failing.run.ended).rejects.toMatchObject({ productionCause: 'ffmpegFailed' });
    expect(failing.told.join()).toContain(name);
  });
});
