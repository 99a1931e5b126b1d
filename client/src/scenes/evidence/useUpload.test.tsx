import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ApiError } from '../../session/ApiError.ts';
import { fileFault } from './fileFault.ts';
import { UploadState } from './UploadState.tsx';
import { chooseFile, sendFile, uploadStore } from './useUpload.ts';

const fileOf = (name: string): File => new File(['demo'], name);
const open = () => uploadStore(crypto.randomUUID());

describe('one file of a form', () => {
  it('is the same when it is sent again after a lost answer, and another file is another', async () => {
    const store = open();
    const sent: string[] = [];
    const lose = (_: File, id: string): Promise<void> => {
      sent.push(id);
      return Promise.reject(new ApiError('offline'));
    };
    chooseFile(store, fileOf('a.pdf'));
    await sendFile(store, lose);
    await sendFile(store, lose);
    expect(store.getState()).toMatchObject({ file: { name: 'a.pdf' }, share: null, fault: { text: 'errors:offline.title' } });
    chooseFile(store, fileOf('b.pdf'));
    expect(store.getState().fault).toBeNull();
    await sendFile(store, lose);
    expect(new Set(sent).size).toBe(2);
    expect(sent[1]).toBe(sent[0]);
  });
  it('is still on its way for a form that is opened again, which sends it no second time', async () => {
    const key = crypto.randomUUID();
    const { promise, resolve } = Promise.withResolvers<string>();
    chooseFile(uploadStore(key), fileOf('a.pdf'));
    const running = sendFile(uploadStore(key), (_, _id, onShare) => {
      onShare(0.5);
      return promise;
    });
    const again = uploadStore(key);
    expect(again.getState().share).toBe(0.5);
    chooseFile(again, fileOf('b.pdf'));
    expect(await sendFile(again, () => Promise.reject(new Error('sent twice')))).toBeUndefined();
    resolve('kept');
    expect(await running).toBe('kept');
    expect(again.getState()).toMatchObject({ file: null, share: null, fault: null });
  });
});

describe.each(languages)('a file on its way in %s', (language) => {
  const draw = (share: number | null, cause?: string): string =>
    renderInLanguage(
      language,
      <UploadState
        upload={{ share, fault: cause === undefined ? null : fileFault(new ApiError('documentRefused', { cause })), dropUploads: () => undefined }}
        label="label"
      />,
    );
  it('offers to drop what was begun where that makes room, and only there', () => {
    expect(draw(null, 'tooManyUploads')).toContain('data-testid="drop-uploads"');
    expect(draw(null, 'empty')).not.toContain('data-testid="drop-uploads"');
    expect(textOf(draw(null, 'tooManyUploads'))).not.toMatch(/evidence:/);
  });
  it('says how far it is, and nothing before', () => {
    expect(draw(0.5)).toContain('aria-valuenow="50"');
    expect(textOf(draw(null)).trim()).toBe('');
  });
});
