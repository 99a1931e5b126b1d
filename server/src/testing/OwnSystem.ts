import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { HandedDocument, StatementSignature } from '@assize/contracts/casefile/lead/wire';
import { packageMediaType } from '@assize/contracts/exchange/routes';
import type { ExchangePackage, SignedKeyCard } from '@assize/contracts/exchange/wire';
import { keyOf, signStatement, type SigningKey } from '../hearing/sealLog.ts';
import type { TestStaff } from './makeAgencies.ts';

export const ownContent = Buffer.from('%PDF-1.4\n% demo\n%%EOF\n');
export interface OwnAnswer {
  status: number;
  body: unknown;
}

/** An agency's own system in a test: a partner that speaks the exchange by itself, with a key of its own. */
export class OwnSystem {
  readonly #baseUrl: string;
  readonly partnerId: string;
  readonly secret: string;
  /** Police; the first one speaks unless another is named. */
  readonly agencyIds: readonly string[];
  readonly token: string;
  readonly key: SigningKey;

  /** Makes itself known at a court, whose administrator enters it. */
  static async create(baseUrl: string, admin: TestStaff, name: string, agencyNames = [name]): Promise<OwnSystem> {
    const key = makeSigningKey();
    const agencies = agencyNames.map((each) => ({ id: randomUUID(), kind: 'police', level: 'basic', name: each, district: 'Elsewhere' }));
    const made = await fetch(`${baseUrl}/api/exchange/partners`, {
      ...{ method: 'POST', body: JSON.stringify({ name, baseUrl: null, publicKey: key.publicKey, agencies }) },
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
    });
    const { clientId, clientSecret } = (await made.json()) as { clientId: string; clientSecret: string };
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const { access_token } = (await (await fetch(`${baseUrl}/api/exchange/token`, { method: 'POST', body })).json()) as { access_token: string };
    const agencyIds = agencies.map((one) => one.id);
    return new OwnSystem({ baseUrl, partnerId: clientId, secret: clientSecret, agencyIds, token: access_token, key });
  }

  private constructor(made: Pick<OwnSystem, 'partnerId' | 'secret' | 'agencyIds' | 'token' | 'key'> & { baseUrl: string }) {
    this.#baseUrl = made.baseUrl;
    ({ partnerId: this.partnerId, secret: this.secret, agencyIds: this.agencyIds, token: this.token, key: this.key } = made);
  }

  get agencyId(): string {
    return this.agencyIds[0] ?? '';
  }

  sign(statement: object): StatementSignature {
    return signStatement(this.key, statement);
  }

  ask(method: string, path: string, body?: object | Buffer): Promise<OwnAnswer> {
    return askExchange(this.#baseUrl, this.token, method, path, body);
  }

  /** A package to an agency of the court's, signed by the one key. */
  packageFor(to: string, change: Partial<ExchangePackage['manifest']> = {}): ExchangePackage {
    const caseNumber = `Own ${randomUUID()}`;
    const manifest: ExchangePackage['manifest'] = {
      format: 'assize.handover.1',
      ...{ handoverId: randomUUID(), caseId: randomUUID(), caseNumber, purpose: 'prosecution', documents: [documentOf(ownContent)] },
      from: { agencyId: this.agencyId, kind: 'police', name: 'Demo police' },
      to: { agencyId: to, kind: 'procuratorate', name: 'Demo procurators' },
      log: { seq: 1, hash: 'a'.repeat(64) },
      sentAt: new Date().toISOString(),
      ...change,
    };
    const { handoverId, caseId } = manifest;
    const facts = { caseNumber: manifest.caseNumber, title: 'Demo', cause: 'Fraud', kind: 'criminal' as const, matters: [], secrecy: 'ordinary' as const };
    const contents = { format: 'assize.contents.1' as const, handoverId, caseId, facts, parties: [], stage: null, note: '', answerBy: '2030-01-01' };
    return { manifest, signature: this.sign(manifest), contents, contentsSignature: this.sign(contents) };
  }

  /** What it vouches for of an agency's key, at ten o'clock of some day. */
  cardOf(agencyId: string, { id, publicKey }: SigningKey, from: string, until: string | null = null): SignedKeyCard {
    const card = { format: 'assize.agency-key.1' as const, agencyId, id, publicKey, from: `${from}T10:00:00.000Z`, until: until && `${until}T10:00:00.000Z` };
    return { card, signature: this.sign(card) };
  }

  announce(made: ExchangePackage, id = made.manifest.handoverId): Promise<OwnAnswer> {
    return this.ask('PUT', `/handovers/${id}`, made);
  }

  bring({ manifest }: ExchangePackage, body: Buffer, documentId = manifest.documents[0]?.documentId ?? ''): Promise<OwnAnswer> {
    return this.ask('PUT', `/handovers/${manifest.handoverId}/documents/${documentId}`, body);
  }
}

export function makeSigningKey(): SigningKey {
  return keyOf(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

export function documentOf(bytes: Buffer): HandedDocument {
  const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  return { documentId: randomUUID(), version: 1, folder: '', title: 'Record', madeOn: null, pages: 1, ...file };
}

/** What somebody asks the exchange with whatever token. */
export async function askExchange(baseUrl: string, token: string, method: string, path: string, body?: object | Buffer): Promise<OwnAnswer> {
  const isBytes = Buffer.isBuffer(body);
  const answer = await fetch(`${baseUrl}/api/exchange${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': isBytes ? 'application/octet-stream' : packageMediaType },
    ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

export const refused = (cause: string): object => ({ status: 409, body: { error: { code: 'exchangeRefused', details: { cause } } } });
