import { describe, expect, it } from 'vitest';
import { readerPath, readOpened, readToRead, writeToRead } from './readAddress.ts';

const [caseId, documentId] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
const read = (search: string): unknown => readToRead(new URLSearchParams(search));

describe('the address of a page that is read', () => {
  it('says the document, the page and what was searched for, and reads the same', () => {
    const toRead = { documentId, page: 7, version: 2, words: '张三 & 李四' };
    const [path, search] = readerPath(caseId, toRead).split('?');
    expect(path).toBe(`/case-files/${caseId}`);
    expect(read(search ?? '')).toEqual({ ...toRead, title: '' });
  });
  it('has nothing open for what is none of ours, and the first page for a page that is no number', () => {
    for (const search of ['', 'page=7', 'read=', 'read=..%2Fx', `read=${documentId}x`]) expect(read(search)).toBeNull();
    for (const page of ['', '0', '-1', '1.5', 'x', '1e9']) expect(read(`read=${documentId}&page=${page}`)).toMatchObject({ page: 1 });
    expect(read(`read=${documentId}&words=%20`)).not.toHaveProperty('words');
  });
  it('is left without what else the address says being lost', () => {
    const left = writeToRead(new URLSearchParams(`tab=x&read=${documentId}&page=2&version=1&words=a`), null);
    expect(left.toString()).toBe('tab=x');
  });
  it('knows a place that the page of the case made from one that came from elsewhere', () => {
    expect(readOpened({ opened: '演示笔录' })).toEqual({ opened: '演示笔录' });
    for (const state of [null, undefined, { sentBack: 'A-1' }, 'opened']) expect(readOpened(state)).toBeNull();
  });
});
