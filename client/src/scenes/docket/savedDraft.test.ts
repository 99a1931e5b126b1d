import type { ApplicationView } from '@assize/contracts/docket/views';
import { buildDocketForm } from '@assize/contracts/testing/buildApplication';
import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { applicationKey, showSaved } from './savedDraft.ts';

it('opens again what was saved, and makes nothing of what was never opened', () => {
  const client = new QueryClient();
  const form = buildDocketForm({ facts: 'typed since' });
  const opened: Partial<ApplicationView> = { status: 'draft', revision: 3, form: buildDocketForm({ facts: 'as it was opened' }) };
  client.setQueryData(applicationKey('a'), opened);
  showSaved(client, 'a', { revision: 4, form });
  showSaved(client, 'b', { revision: 4, form });
  expect(client.getQueryData(applicationKey('a'))).toEqual({ status: 'draft', revision: 4, form });
  expect(client.getQueryData(applicationKey('b'))).toBeUndefined();
});
