import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Person } from './Person.ts';

/** Presses what hands over a file and gives back where the browser has put it, once all of it is there. */
export async function saveFile(person: Person, testId: string, folder: string): Promise<string> {
  const downloads = await mkdtemp(join(folder, 'downloads-'));
  const session = await person.page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads, browserContextId: person.page.browserContext().id ?? '' });
  await person.click(testId);
  return vi.waitFor(
    async () => {
      // Until it is whole it has another name.
      const found = (await readdir(downloads)).find((one) => /\.(?:zip|mp4)$/.test(one));
      expect(found).toBeDefined();
      return join(downloads, found ?? '');
    },
    { timeout: 60_000, interval: 200 },
  );
}

/** Saves the package from the page of its link and unpacks it: where the archive is, and the folder that was in it. */
export async function takePackage(person: Person, folder: string): Promise<{ path: string; bag: string }> {
  const path = await saveFile(person, 'package-download', folder);
  execFileSync('unzip', ['-q', path, '-d', dirname(path)]);
  return { path, bag: join(dirname(path), basename(path, '.zip')) };
}
