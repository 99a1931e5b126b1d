import { randomUUID } from 'node:crypto';
import { uploadsPath } from '@assize/contracts/http/documents';
import type { ApplicationView } from '@assize/contracts/docket/views';
import type { DocketForm } from '@assize/contracts/docket/form';
import { buildDocketForm } from '@assize/contracts/testing/buildApplication';
import { Upload } from 'tus-js-client';
import { pdf } from './filing.ts';
import type { TestStaff } from './makeAgencies.ts';
import { type Answer, askAs } from './openTestCase.ts';
import type { TestServer } from './startTestServer.ts';

const base = '/api/docket/applications';

/** Calls of applicants and of the court's desk to a running server. */
export class DocketCalls {
  readonly #court: TestServer;
  readonly #courtId: string;

  constructor(court: TestServer, courtId: string) {
    this.#court = court;
    this.#courtId = courtId;
  }

  ask<T = unknown>(by: TestStaff | undefined, method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return askAs<T>(this.#court.baseUrl, by, method, path, body);
  }
  view(by: TestStaff | undefined, applicationId: string): Promise<Answer<ApplicationView>> {
    return this.ask(by, 'GET', `${base}/${applicationId}`);
  }
  act(by: TestStaff | undefined, applicationId: string, type: string, payload: object = {}): Promise<Answer<ApplicationView>> {
    return this.ask(by, 'POST', `${base}/${applicationId}`, { type, payload });
  }
  save(by: TestStaff | undefined, applicationId: string, revision: number, form: DocketForm): Promise<Answer<{ revision: number }>> {
    return this.ask(by, 'POST', `${base}/${applicationId}/form`, { revision, form });
  }

  async upload(by: TestStaff | undefined, applicationId: string, bytes: Buffer): Promise<string> {
    const url = await new Promise<string>((resolve, reject) => {
      const headers = { authorization: `Bearer ${by?.token ?? ''}` };
      const onSuccess = (): void => resolve(task.url ?? '');
      const task: Upload = new Upload(bytes, {
        ...{ endpoint: this.#court.baseUrl + uploadsPath, headers, metadata: { applicationId }, retryDelays: null, onError: reject, onSuccess },
      });
      task.start();
    });
    return new URL(url, this.#court.baseUrl).pathname.split('/').at(-1) ?? '';
  }
  async give(by: TestStaff | undefined, applicationId: string, kind: string, bytes = pdf(kind)): Promise<Answer<{ materialId: string }>> {
    const uploadId = await this.upload(by, applicationId, bytes);
    return this.ask(by, 'POST', `${base}/${applicationId}/materials`, { uploadId, name: `${kind}.pdf`, kind, title: kind });
  }

  /** A new application with nothing missing; the id of it. */
  async fill(by: TestStaff, change: Partial<DocketForm> = {}): Promise<string> {
    const applicationId = randomUUID();
    const begun = await this.ask(by, 'POST', base, { applicationId, courtId: this.#courtId });
    if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
    await this.save(by, applicationId, 0, buildDocketForm(change));
    for (const kind of ['identity', 'evidence']) await this.give(by, applicationId, kind);
    return applicationId;
  }
  async send(by: TestStaff, change: Partial<DocketForm> = {}): Promise<string> {
    const applicationId = await this.fill(by, change);
    const { status, body } = await this.act(by, applicationId, 'application.send', { revision: 1 });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return applicationId;
  }
}
