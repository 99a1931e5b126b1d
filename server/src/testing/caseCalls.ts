import { randomUUID } from 'node:crypto';
import { caseSystem } from '@assize/contracts/casefile/events';
import { CaseLog } from '../casefile/CaseLog.ts';
import type { TestStaff } from './makeAgencies.ts';
import type { TestServer } from './startTestServer.ts';

export interface Answer {
  status: number;
  body: unknown;
}

/** Calls of people of agencies to a running server, about cases. */
export class CaseCalls {
  readonly #court: TestServer;
  #opened = 0;

  constructor(court: TestServer) {
    this.#court = court;
  }

  async ask(by: TestStaff | undefined, method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(this.#court.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${by?.token ?? ''}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  /** Opens a criminal case for an agency; its people's acts follow. */
  async open(by: TestStaff | undefined, agencyId: string, facts: object = {}): Promise<string> {
    const caseId = randomUUID();
    const caseNumber = `Number ${agencyId.slice(0, 4)} ${String((this.#opened += 1))}`;
    const all = { caseNumber, title: 'Demo title', cause: 'Fraud', kind: 'criminal', matters: ['telecomFraud'], secrecy: 'ordinary', ...facts };
    const { status, body } = await this.ask(by, 'POST', '/api/case-files', { caseId, agencyId, ...all });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return caseId;
  }

  act(by: TestStaff | undefined, caseId: string, type: string, payload: object): Promise<Answer> {
    return this.ask(by, 'POST', `/api/case-files/${caseId}`, { key: randomUUID(), type, payload });
  }

  /** Files a document without its bytes. */
  async file(caseId: string, title: string): Promise<string> {
    const documentId = randomUUID();
    const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1000, sha256: 'a'.repeat(64) };
    const payload = { documentId, volume: 'main' as const, folder: 'F', title, madeOn: null, file };
    await new CaseLog(this.#court.server.db).append({ caseId, actor: caseSystem, decide: () => [{ type: 'document.filed', payload }] });
    return documentId;
  }
}
