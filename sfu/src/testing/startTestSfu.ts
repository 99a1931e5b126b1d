import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlAck, ControlFact, ControlFactType, ControlRequest, ControlRequestType, ControlResult } from '@assize/contracts/control/protocol';
import type { MediaGrant } from '@assize/contracts/media/grant';
import { type Gap, gapSchema, type JournalHeader } from '@assize/contracts/recording/journal';
import { recordingKeys } from '@assize/contracts/recording/products';
import { type JournalRecord, readJournal, readJournals } from '@assize/platform/journal/read';
import { createLogger } from '@assize/platform/log';
import { createDataKey } from '@assize/platform/masterKey';
import { FileStore } from '@assize/platform/store/FileStore';
import { signToken } from '@assize/platform/tokens';
import { io, type Socket } from 'socket.io-client';
import { sfuEnv } from '../env.ts';
import { Sfu } from '../Sfu.ts';
import { TestPeer } from './TestPeer.ts';

const secret = 'a secret of tests, long enough for HMAC';
const masterKey = randomBytes(32);

/** A whole node in this process, and a server's connection to it. */
export class TestSfu {
  readonly sfu: Sfu;
  readonly store: FileStore;
  readonly dataDir: string;
  readonly #control: TestControl;
  readonly fact: TestControl['fact'];

  /** `from`: begins with the disk of another node as it is at this moment, as after a crash of that one. `store`: of both. */
  static async start(options: { env?: Record<string, string>; from?: TestSfu; store?: FileStore } = {}): Promise<TestSfu> {
    const dataDir = await mkdtemp(join(tmpdir(), 'assize-sfu-'));
    if (options.from) await cp(options.from.dataDir, dataDir, { recursive: true });
    const store = options.store ?? new FileStore(join(dataDir, 'store'));
    for (let attempt = 0; ; attempt++) {
      const env = sfuEnv.parse({
        ...process.env,
        DATA_DIR: dataDir,
        ASSIZE_SECRET: secret,
        MASTER_KEY: masterKey.toString('base64'),
        SFU_PORT: '0',
        SFU_NODE_ID: 'test',
        SFU_WORKERS: '2',
        RTC_PORT_BASE: String(20_000 + Math.floor(Math.random() * 9000)),
        DISK_RESERVE_BYTES: '0',
        ...options.env,
      });
      try {
        return new TestSfu(await Sfu.create({ env, store, log: createLogger('test') }), store, dataDir);
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  private constructor(sfu: Sfu, store: FileStore, dataDir: string) {
    this.sfu = sfu;
    this.store = store;
    this.dataDir = dataDir;
    this.#control = this.connectServer();
    this.fact = this.#control.fact.bind(this.#control);
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.sfu.port)}`;
  }

  controlToken(): string {
    return signToken('control', { sub: 'server' }, secret);
  }

  connectServer(): TestControl {
    return new TestControl(this.url, this.controlToken());
  }

  ask<T extends ControlRequestType>(type: T, body: ControlRequest<T>): Promise<ControlAck<T>> {
    return this.#control.ask(type, body);
  }

  async request<T extends ControlRequestType>(type: T, body: ControlRequest<T>): Promise<ControlResult<T>> {
    const answer = await this.ask(type, body);
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code}`);
    return answer.result;
  }

  async close(): Promise<void> {
    this.#control.disconnect();
    await this.sfu.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** A server's connection to a node, which remembers every fact. */
class TestControl {
  readonly #socket: Socket;
  readonly #facts: { type: ControlFactType; fact: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(url: string, token: string) {
    this.#socket = io(`${url}/control`, { transports: ['websocket'], forceNew: true, auth: { token } });
    this.#socket.onAny((type: ControlFactType, fact: unknown) => {
      this.#facts.push({ type, fact });
      for (const look of this.#waiting) look();
    });
  }

  ask<T extends ControlRequestType>(type: T, body: ControlRequest<T>): Promise<ControlAck<T>> {
    return this.#socket.timeout(15_000).emitWithAck(type, body) as Promise<ControlAck<T>>;
  }

  /** Waits for a fact of this type of which this holds. */
  fact<T extends ControlFactType>(type: T, holds: (fact: ControlFact<T>) => boolean = () => true): Promise<ControlFact<T>> {
    return new Promise((resolve, reject) => {
      const told = (): ControlFact<T>[] => this.#facts.filter((one) => one.type === type).map((one) => one.fact as ControlFact<T>);
      const look = (): void => {
        const found = told().find(holds);
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`never told: ${type}; last: ${JSON.stringify(told().at(-1))}`));
      }, 20_000);
      this.#waiting.add(look);
      look();
    });
  }

  disconnect(): void {
    this.#socket.disconnect();
  }
}

/** A hearing that is recorded, with its key; its people are speakers unless said otherwise. */
export class RecordedHearing {
  readonly hearingId = randomUUID();
  readonly recordingId = randomUUID();
  readonly judge = randomUUID();
  readonly #key = createDataKey(masterKey);
  #version = 0;

  async place(node: TestSfu, grant: Partial<MediaGrant> = {}): Promise<void> {
    const { hearingId } = this;
    await node.request('placeHearing', { hearingId });
    await node.request('setGrants', {
      hearingId,
      version: ++this.#version,
      grants: { [this.judge]: { send: ['microphone', 'camera'], held: [], receive: [], ...grant } },
    });
  }

  startRequest(known: Pick<ControlRequest<'startRecording'>, 'lastHead' | 'isInterrupted'> = {}): ControlRequest<'startRecording'> {
    const { hearingId, recordingId } = this;
    return { hearingId, recordingId, dataKey: this.#key.dataKey.toString('base64'), wrappedKey: this.#key.wrappedKey, ...known };
  }

  stop(node: TestSfu, cause: ControlRequest<'stopRecording'>['cause'] = 'closed'): Promise<ControlResult<'stopRecording'>> {
    return node.request('stopRecording', { hearingId: this.hearingId, recordingId: this.recordingId, cause });
  }

  mediaToken(): string {
    return signToken('media', { sub: this.judge, hearingId: this.hearingId, version: 0, grant: { send: [], held: [], receive: [] } }, secret);
  }

  join(node: TestSfu): Promise<TestPeer> {
    return TestPeer.connect(node.url, { grant: this.mediaToken() });
  }

  /** All journal files of the recording in the object store: how each is linked to those before it, and the gaps that they state. */
  async readAll(node: TestSfu): Promise<{ links: string[]; gaps: Gap[] }> {
    const [links, gaps]: [string[], Gap[]] = [[], []];
    const keys = await node.store.list(recordingKeys.prefix(this.recordingId));
    const files = await Promise.all(keys.map((key) => node.store.open(key)));
    for await (const item of readJournals(files, () => this.#key.dataKey)) {
      if (item.type === 'link') links.push(`${String(item.fileNo)} ${item.link}`);
      if (item.type === 'record' && item.record.kind === 'gap') gaps.push(gapSchema.parse(JSON.parse(item.record.payload.toString())));
    }
    return { links, gaps };
  }

  /** A journal file out of the object store, opened with the key. */
  async read(node: TestSfu, key: string): Promise<{ header: JournalHeader; records: JournalRecord[]; isTorn: boolean }> {
    const records: JournalRecord[] = [];
    let header: JournalHeader | undefined;
    let isTorn = false;
    for await (const item of readJournal(await node.store.open(key), () => this.#key.dataKey)) {
      if (item.type === 'header') header = item.header;
      else if (item.type === 'record') records.push(item.record);
      else if (item.type === 'torn') isTorn = true;
    }
    if (!header) throw new Error('no header');
    return { header, records, isTorn };
  }
}
