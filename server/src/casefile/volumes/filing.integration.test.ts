import { createHash, randomUUID } from 'node:crypto';
import { exportedCaseLogSchema } from '@assize/contracts/casefile/events';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { keepingOf } from '@assize/contracts/recording/keptObjects';
import { FileStore } from '@assize/platform/store/FileStore';
import { join } from 'node:path';
import { DetailedError } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eicarFile } from '../../evidence/malware/testing/describeScan.ts';
import { pdf } from '../../testing/filing.ts';
import { makeAgency, signInNew, type TestStaff } from '../../testing/makeAgencies.ts';
import { askAs, fileAs, openTestCase, uploadFor } from '../../testing/openTestCase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

let court: TestServer;
let [police, procuratorate]: Awaited<ReturnType<typeof makeAgency>>[] = [];
let stranger: TestStaff;
const placed = { volume: 'main', folder: '', title: 'T', madeOn: null, name: 'a.pdf' };
const refused = (cause: string) => ({ status: 422, body: { error: { code: 'documentRefused', details: { cause } } } });
const desk = (): TestStaff | undefined => police?.staff['desk'];
const ask = (by: TestStaff | undefined, method: string, path: string, body?: unknown) => askAs(court.baseUrl, by, method, path, body);
const open = (): Promise<string> => openTestCase(court.baseUrl, police ?? { id: '', staff: {} });
const file = (by: TestStaff | undefined, caseId: string, bytes: Buffer, given: object = {}) => fileAs(court.baseUrl, by, caseId, bytes, given);

beforeAll(async () => {
  court = await startTestServer();
  const { db } = court.server;
  police = await makeAgency(db, 'police', 'Police A', ['handler', 'desk', 'head']);
  procuratorate = await makeAgency(db, 'procuratorate', 'Procuratorate A', ['desk']);
  stranger = await signInNew(db, 'Stranger');
}, 180_000);
afterAll(() => court.close());

describe('a document of a case file', () => {
  test('is kept once and for ever, known by its hash and on the log of the case', async () => {
    const caseId = await open();
    const bytes = pdf('first');
    const uploadId = await uploadFor(court.baseUrl, desk(), caseId, bytes);
    const body = { documentId: randomUUID(), ...placed, uploadId, name: '../讯问笔录.pdf' };
    const first = await ask(desk(), 'POST', `/api/case-files/${caseId}/documents`, body);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(first).toEqual({
      status: 200,
      body: { documentId: body.documentId, version: 1, fileName: '讯问笔录.pdf', mime: 'application/pdf', bytes: bytes.length, sha256 },
    });
    // Sent again after a lost answer: the same answer, and one document.
    expect(await ask(desk(), 'POST', `/api/case-files/${caseId}/documents`, body)).toEqual(first);
    expect(await ask(desk(), 'POST', `/api/case-files/${caseId}/documents`, { ...body, documentId: randomUUID() })).toMatchObject({ status: 409 });
    const log = exportedCaseLogSchema.parse((await ask(desk(), 'GET', `/api/case-files/${caseId}/log`)).body);
    expect(log.events.filter((one) => one.type === 'document.filed')).toMatchObject([{ actor: { name: 'Police A desk' }, payload: { file: { sha256 } } }]);
    const key = documentKeys.original(caseId, uploadId);
    expect(keepingOf(key)).toEqual({ rewriting: 'never', isMirrored: true });
    expect(await new FileStore(join(court.dataDir, 'store')).stat(key)).toEqual({ bytes: bytes.length });
    expect(await court.server.db.selectFrom('upload').select('id').where('case_id', '=', caseId).execute()).toEqual([]);
  });

  test('gets a version beside the one before, which stays as it is', async () => {
    const caseId = await open();
    const { documentId } = await file(desk(), caseId, pdf('first'));
    const uploadId = await uploadFor(court.baseUrl, desk(), caseId, pdf('second'));
    const body = { documentId, uploadId, name: 'b.pdf', reason: 'a page was missing' };
    for (let again = 0; again < 2; again++)
      expect(await ask(desk(), 'POST', `/api/case-files/${caseId}/versions`, body)).toMatchObject({ status: 200, body: { documentId, version: 2 } });
    const view = (await ask(desk(), 'GET', `/api/case-files/${caseId}`)).body;
    expect(view).toMatchObject({
      main: [
        {
          documentId,
          version: 2,
          versions: [
            { version: 1, reason: null },
            { version: 2, reason: 'a page was missing' },
          ],
        },
      ],
    });
    const unknown = { ...body, documentId: randomUUID(), uploadId: await uploadFor(court.baseUrl, desk(), caseId, pdf('x')) };
    expect(await ask(desk(), 'POST', `/api/case-files/${caseId}/versions`, unknown)).toMatchObject({ status: 404 });
  });

  test('is not taken twice under its id, whoever sends it at the same instant', async () => {
    const caseId = await open();
    const documentId = randomUUID();
    const uploads = await Promise.all(['a', 'b'].map((text) => uploadFor(court.baseUrl, desk(), caseId, pdf(text))));
    const answers = await Promise.all(
      uploads.map((uploadId) => ask(desk(), 'POST', `/api/case-files/${caseId}/documents`, { documentId, ...placed, uploadId })),
    );
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('what is not taken into a case file', () => {
  test('is what evidence could not be, with its cause', async () => {
    const caseId = await open();
    expect(await file(desk(), caseId, pdf('<html><script>alert(1)</script></html>'))).toMatchObject(refused('type'));
    expect(await file(desk(), caseId, eicarFile)).toMatchObject(refused('malware'));
    expect(await file(desk(), caseId, pdf('', ''))).toMatchObject(refused('broken'));
    expect((await ask(desk(), 'GET', `/api/case-files/${caseId}`)).body).toMatchObject({ main: [], side: [] });
  });

  test('is an upload of somebody else, of another case, or of a hearing', async () => {
    const [caseId, otherId] = [await open(), await open()];
    const foreign = { uploadId: await uploadFor(court.baseUrl, police?.staff['handler'], caseId, pdf('mine')) };
    expect(await file(desk(), caseId, pdf(), foreign)).toMatchObject({ status: 404, body: { error: { details: { what: 'upload' } } } });
    expect(await file(desk(), caseId, pdf(), { uploadId: await uploadFor(court.baseUrl, desk(), otherId, pdf('x')) })).toMatchObject({ status: 404 });
    expect(await file(desk(), caseId, pdf(), { uploadId: randomUUID() })).toMatchObject({ status: 404 });
  });

  test('is anything from whoever may not file there, from the first byte on', async () => {
    const caseId = await open();
    for (const [by, status] of [
      [stranger, 404],
      [procuratorate?.staff['desk'], 404],
      [police?.staff['head'], 403],
    ] as const) {
      const begun = uploadFor(court.baseUrl, by, caseId, pdf());
      expect(await begun.catch((error: unknown) => (error instanceof DetailedError ? error.originalResponse?.getStatus() : error))).toBe(status);
      const body = { documentId: randomUUID(), ...placed, uploadId: randomUUID() };
      expect((await ask(by, 'POST', `/api/case-files/${caseId}/documents`, body)).status).toBe(status);
    }
  });

  test('is anything while the file is on its way, and nothing that was uploaded is lost', async () => {
    const caseId = await open();
    await file(desk(), caseId, pdf('first'));
    const uploadId = await uploadFor(court.baseUrl, desk(), caseId, pdf('late'));
    const handoverId = randomUUID();
    const act = (type: string, payload: object) => ask(desk(), 'POST', `/api/case-files/${caseId}`, { key: randomUUID(), type, payload });
    expect((await act('handover.send', { handoverId, toAgencyId: procuratorate?.id, purpose: 'prosecution', note: '' })).status).toBe(200);
    const late = { documentId: randomUUID(), ...placed, uploadId };
    expect(await ask(desk(), 'POST', `/api/case-files/${caseId}/documents`, late)).toMatchObject({
      status: 409,
      body: { error: { code: 'wrongCaseState', details: { cause: 'onItsWay' } } },
    });
    expect((await act('handover.withdraw', { handoverId, reason: 'one was missing' })).status).toBe(200);
    expect((await ask(desk(), 'POST', `/api/case-files/${caseId}/documents`, late)).status).toBe(200);
  });
});
