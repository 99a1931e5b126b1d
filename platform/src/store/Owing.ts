import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const noteSchema = z.object({ key: z.string(), id: z.uuid() });
type Note = z.infer<typeof noteSchema>;
const waits = { first: 1000, longest: 60_000 };
/** After so many in a row the second copy itself is away. */
const mostFaults = 3;

export interface OwingOptions {
  /** Of this process alone. */
  folder: string;
  /** Brings one object to the second copy; rejects while that is away. */
  bring: (key: string) => Promise<void>;
  onFault: (error: unknown, key: string) => void;
}

/**
 * What the second copy is still owed: a file for each object, written before the object is, so that no crash forgets
 * it. One is brought after the other, beside everything else, with growing waits while the second copy is away.
 */
export class Owing {
  readonly #options: OwingOptions;
  /** Keys that are being written now. */
  readonly #open = new Map<string, number>();
  readonly #failed = new Set<string>();
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waitMs = waits.first;
  #isAskedAgain = false;
  #isClosed = false;

  /** Begins with what was owed before. */
  static start(options: OwingOptions): Owing {
    const owing = new Owing(options);
    owing.kick();
    return owing;
  }

  private constructor(options: OwingOptions) {
    this.#options = options;
  }

  /** Owed from before `write` begins; brought when it has ended. A write that fails leaves what was there, which is brought instead. */
  async during<T>(key: string, write: () => Promise<T>): Promise<T> {
    this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    try {
      await mkdir(this.#options.folder, { recursive: true });
      // A note of its own for each write: what is written anew while it is brought is owed anew.
      const note: Note = { key, id: randomUUID() };
      await writeFile(this.#pathOf(note), JSON.stringify(note), { flush: true });
      return await write();
    } finally {
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left > 0) this.#open.set(key, left);
      else this.#open.delete(key);
      this.kick();
    }
  }

  /** Keys that wait. */
  async list(): Promise<string[]> {
    return (await this.#notes()).map((one) => one.key);
  }

  async #notes(): Promise<Note[]> {
    const names = await readdir(this.#options.folder).catch(() => []);
    const found = (await Promise.all(names.map((name) => this.#read(join(this.#options.folder, name))))).filter((one) => one !== undefined);
    const order = (note: Note): string => `${this.#failed.has(note.key) ? '1' : '0'}${note.key}`;
    return found.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  async #read(path: string): Promise<Note | undefined> {
    const parsed = noteSchema.safeParse(parseJson(await readFile(path, 'utf8').catch(() => '')));
    return parsed.success ? parsed.data : undefined;
  }

  /** Brings what waits, unless that is being done already. */
  kick(): void {
    if (this.#isClosed) return;
    this.#isAskedAgain = true;
    clearTimeout(this.#timer);
    this.#running ??= this.#bringAll().finally(() => {
      this.#running = undefined;
      if (this.#isAskedAgain && !this.#isClosed) this.#timer = setTimeout(() => this.kick(), this.#waitMs).unref();
    });
  }

  async #bringAll(): Promise<void> {
    let faults = 0;
    while (this.#isAskedAgain && faults === 0) {
      this.#isAskedAgain = false;
      for (const note of await this.#notes()) {
        if (this.#isClosed || faults === mostFaults) break;
        if (this.#open.has(note.key)) continue;
        if (!(await this.#bringOne(note))) faults++;
      }
    }
    this.#isAskedAgain ||= faults > 0;
    this.#waitMs = faults > 0 ? Math.min(this.#waitMs * 2, waits.longest) : waits.first;
  }

  async #bringOne(note: Note): Promise<boolean> {
    try {
      await this.#options.bring(note.key);
      this.#failed.delete(note.key);
      await rm(this.#pathOf(note), { force: true });
      return true;
    } catch (error) {
      this.#failed.add(note.key);
      this.#options.onFault(error, note.key);
      return false;
    }
  }

  #pathOf({ id }: Note): string {
    return join(this.#options.folder, `${id}.json`);
  }

  /** What is being brought is brought to its end; the rest waits for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut off by a crash: its put never went on
  }
}
