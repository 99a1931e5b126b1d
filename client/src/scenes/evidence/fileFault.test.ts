import { documentFaults } from '@assize/contracts/http/documents';
import { describe, expect, it, test } from 'vitest';
import en from '../../../locales/en/evidence.json' with { type: 'json' };
import zh from '../../../locales/zh-CN/evidence.json' with { type: 'json' };
import { ApiError } from '../../session/ApiError.ts';
import { fileFault, isForNow } from './fileFault.ts';

describe('a document that could not be filed', () => {
  it.each(documentFaults)('says why in both languages: %s', (cause) => {
    expect(fileFault(new ApiError('documentRefused', { cause })).text).toBe(`evidence:fault.${cause}`);
    for (const { fault } of [en, zh]) expect(fault[cause].length).toBeGreaterThan(3);
  });

  it.each<[unknown, string, boolean]>([
    [new ApiError('documentRefused', { cause: 'tooManyUploads' }), 'evidence:fault.tooManyUploads', true],
    [new ApiError('documentRefused', { cause: 'tooMuch' }), 'evidence:fault.tooMuch', true],
    [new ApiError('documentRefused', { cause: 'malware' }), 'evidence:fault.malware', false],
    [new ApiError('documentRefused', { cause: 'of another time' }), 'errors:documentRefused.title', false],
    [new ApiError('unavailable', { what: 'storage' }), 'evidence:fault.storage', false],
    [new ApiError('unavailable'), 'errors:unavailable.title', false],
    [new ApiError('offline'), 'errors:offline.title', false],
    [new Error('something'), 'errors:unknown.title', false],
  ])('%s is told as %s', (error, text, mayDropUploads) => {
    expect(fileFault(error)).toEqual({ text, mayDropUploads });
  });
});

test.each<[ApiError, boolean]>([
  [new ApiError('documentRefused', { cause: 'notChecked' }), true],
  [new ApiError('documentRefused', { cause: 'tooMuch' }), true],
  [new ApiError('unavailable', { what: 'storage' }), true],
  [new ApiError('offline'), true],
  [new ApiError('documentRefused', { cause: 'malware' }), false],
  [new ApiError('notFound'), false],
])('%s: whether the same upload may be filed later is %s', (error, forNow) => {
  expect(isForNow(error)).toBe(forNow);
});
