import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { DocumentSignatures } from '@assize/contracts/hearing/evidence/signatures';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { exhibitIntegritySchema } from '@assize/contracts/http/documents';
import type { CheckedProof } from '@assize/contracts/http/proofs';
import { fileDocument } from '@assize/contracts/testing/fileDocument';
import { FileStore } from '@assize/platform/store/FileStore';
import { TimeStampAuthority } from '@assize/platform/testing/TimeStampAuthority';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../../testing/startGathered.ts';
import { listProofs } from './listProofs.ts';

let root: string;
let held: Gathered;
let store: FileStore;
let authority: TimeStampAuthority;
let stranger: TimeStampAuthority;
let bytes: Buffer;
let document: EvidenceDocument;
const exhibitId: string = randomUUID();
const the = (person: Person) => held.gathered.sockets[person];
const hash = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
const attach = (person: Person, proof: object) =>
  the(person).command('exhibit.attachProof', { exhibitId, proof: { proofId: randomUUID(), ...proof } } as never);
const attachStamp = (token: Buffer) => attach('lawyer', { kind: 'timeStamp', token: token.toString('base64') });
const ask = (person: Person): Promise<Response> =>
  fetch(`${held.court.baseUrl}/api/hearings/${held.gathered.hearingId}/exhibits/${exhibitId}/integrity`, {
    headers: { authorization: `Bearer ${the(person).accessToken}` },
  });
const proofsFor = async (person: Person): Promise<CheckedProof[]> => exhibitIntegritySchema.parse(await (await ask(person)).json()).proofs;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-proofs-'));
  authority = await TimeStampAuthority.create(join(root, 'known'));
  stranger = await TimeStampAuthority.create(join(root, 'unknown'), { name: 'Another' });
  held = await startGathered({ TSA_CA_FILE: authority.rootPath });
  store = new FileStore(join(held.court.dataDir, 'store'));
  bytes = await sharp({ create: { width: 50, height: 50, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const { hearingId } = held.gathered;
  document = await fileDocument(held.court.baseUrl, the('lawyer').accessToken, { hearingId, bytes: new Uint8Array(bytes), name: 'contract.png' });
  const about = { title: 'The contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  await the('lawyer').command('exhibit.file', { exhibitId, document, ...about });
  const page = await sharp({ create: { width: 80, height: 110, channels: 3, background: '#cccccc' } })
    .jpeg()
    .toBuffer();
  for (const size of ['thumb', 'screen', 'zoom'] as const) await store.put(documentKeys.page(hearingId, document.documentId, 1, size), page);
  const manifest = { status: 'ready', pages: [[80, 110]], media: null };
  await store.put(documentKeys.manifest(hearingId, document.documentId), JSON.stringify(manifest));
}, 180_000);
afterAll(async () => {
  await held.close();
  await rm(root, { recursive: true, force: true });
}, 60_000);

describe('proofs of an exhibit from outside of the court', () => {
  test('are none until somebody attaches one', async () => {
    expect(await proofsFor('lawyer')).toEqual([]);
  });

  test('are told as the court found them: what holds, what is of another document, who is not known, what cannot be read', async () => {
    await attachStamp(await authority.stamp(hash('sha256')));
    await attachStamp(await authority.stamp(hash('sha384'), { algorithm: 'sha384', form: 'response' }));
    await attachStamp(await authority.stamp(createHash('sha256').update('another').digest('hex')));
    await attachStamp(await stranger.stamp(hash('sha256')));
    await attachStamp(Buffer.from('I was there'));
    const deposit = { kind: 'deposit', place: '司法区块链', reference: 'B-7', depositedAt: '2026-01-05T08:00:00.000Z' };
    await attach('plaintiff', { ...deposit, sha256: document.sha256 });
    await attach('plaintiff', { ...deposit, sha256: 'b'.repeat(64) });
    const stamp = { kind: 'timeStamp', isInside: false, authority: 'Demo time stamps', covers: true, isIntact: true, isTrusted: true };
    expect(await proofsFor('lawyer')).toMatchObject([
      stamp,
      stamp,
      { ...stamp, covers: false },
      { ...stamp, authority: 'Another', isTrusted: false },
      { kind: 'unknown', of: 'timeStamp', fault: 'unreadable' },
      { ...deposit, covers: true },
      { ...deposit, covers: false },
    ]);
  }, 30_000);

  test('are attached by their own side only, and what is no proof is refused at the border', async () => {
    const deposit = { kind: 'deposit', place: 'a notary', reference: '1', sha256: document.sha256, depositedAt: null };
    await expect(attach('counsel', deposit)).rejects.toMatchObject({ code: 'notFound' });
    await expect(attach('witness', deposit)).rejects.toMatchObject({ code: 'notAllowed' });
    await expect(attach('lawyer', { ...deposit, sha256: 'no hash' })).rejects.toMatchObject({ code: 'badRequest' });
    await expect(attach('lawyer', { kind: 'timeStamp', token: 'A'.repeat(40_000) })).rejects.toMatchObject({ code: 'badRequest' });
  });

  test('are told to those who may know of the exhibit, with what is signed in it; not to a witness to whom its page is put', async () => {
    const inside = await authority.stamp('c'.repeat(64));
    const signature = { kind: 'signature', signer: 'Zhang San', at: '2026-03-02T08:09:10.000Z', isIntact: true, coversWhole: false } as const;
    const digests = { sha256: 'c'.repeat(64), sha384: 'c'.repeat(96), sha512: 'c'.repeat(128) };
    const signatures: DocumentSignatures = [signature, { kind: 'timeStamp', token: inside.toString('base64'), digests, coversWhole: true }];
    await store.put(documentKeys.signatures(held.gathered.hearingId, document.documentId), JSON.stringify(signatures));
    // The court looks anew whenever one is added.
    await attach('lawyer', { kind: 'deposit', place: 'a notary', reference: '2', sha256: document.sha256, depositedAt: null });
    expect((await ask('counsel')).status).toBe(404);
    await the('clerk').command('exchange.open', {});
    const proofs = await proofsFor('counsel');
    expect(proofs.slice(-2)).toMatchObject([
      signature,
      { kind: 'timeStamp', isInside: true, covers: true, isIntact: true, isTrusted: true, coversWhole: true },
    ]);
    expect(proofs).toHaveLength(10);
    await the('judge').command('participant.admitAll', {});
    await the('judge').command('hearing.open', {});
    await the('judge').command('participant.admit', { participantId: held.gathered.ids.witness });
    await the('judge').command('presenter.name', { participantId: held.gathered.ids.lawyer });
    expect((await ask('witness')).status).toBe(404);
    await the('lawyer').command('presentation.show', { panes: [{ exhibitId, page: 1, rotation: 0, region: null }], isForWitness: true });
    expect((await ask('witness')).status).toBe(200);
    expect(await proofsFor('witness')).toEqual([]);
    expect(await proofsFor('clerk')).toHaveLength(10);
  }, 60_000);

  test('go with the hearing into its next sitting, tokens included', async () => {
    const { hearingId } = held.gathered;
    const before = await listProofs(held.court.server.db, hearingId);
    await the('judge').command('hearing.adjourn', { reason: 'further evidence', continuesAt: '2027-01-05T01:30:00.000Z' });
    const id = await vi.waitFor(async () => {
      const { state } = await held.court.server.db
        .selectFrom('hearing')
        .select('state')
        .where(sql`state->'continues'->>'hearingId'`, '=', hearingId)
        .executeTakeFirstOrThrow();
      return state.id;
    }, 20_000);
    const after = await listProofs(held.court.server.db, id);
    expect(after.map((one) => one.proof)).toEqual(before.map((one) => one.proof));
    expect(after).toHaveLength(8);
  }, 30_000);
});
