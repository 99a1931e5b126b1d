import { describe, expect, it } from 'vitest';
import { textOf } from '../i18n/describeStates.tsx';
import { languages } from '../i18n/languages.ts';
import { renderInLanguage } from '../i18n/renderInLanguage.tsx';
import { ApiError, type ApiErrorCode } from '../session/ApiError.ts';
import { modelOf } from './scene.ts';
import { SceneBody } from './SceneBody.tsx';

const fails = (code: ApiErrorCode) => ({ error: new ApiError(code) });
const works = { error: null };

describe('a scene that is read again and again', () => {
  it.each(['internal', 'unavailable', 'rateLimited'] as const)('keeps what is there when asking for it anew fails: %s', (code) => {
    expect(modelOf([works, fails(code)], 'case')).toEqual({ state: 'offline', data: 'case', code });
    expect(modelOf([works, fails(code)], null)).toEqual({ state: 'failed', code });
  });
  it.each(['notFound', 'notAllowed', 'notSignedIn', 'sessionExpired', 'linkExpired', 'linkInvalid'] as const)(
    'keeps nothing that is no longer to be seen: %s',
    (code) => {
      expect(modelOf([fails('offline'), fails(code)], 'case')).toEqual({ state: 'failed', code });
    },
  );
  it('says that there is no network, that it waits, that there is nothing', () => {
    expect(modelOf([fails('offline')], null)).toEqual({ state: 'offline', data: null });
    expect(modelOf([works], null)).toEqual({ state: 'loading' });
    expect(modelOf([works], [], ({ length }) => length === 0)).toEqual({ state: 'empty' });
    expect(modelOf([works], [1], ({ length }) => length === 0)).toEqual({ state: 'ready', data: [1] });
  });
});

describe.each(languages)('a scene that the court could not read anew, in %s', (language) => {
  it('shows what was known, what failed and how to try again, and speaks of no network', () => {
    const model = modelOf([fails('internal')], 'what was known');
    const body = (
      <SceneBody model={model} skeleton={[]} empty={null} onRetry={() => undefined}>
        {(data) => <p>{data}</p>}
      </SceneBody>
    );
    const text = textOf(renderInLanguage(language, body));
    expect(text).toContain('what was known');
    expect(text).toMatch(/Try again|重试/);
    expect(text).not.toMatch(/No network|网络已断开/);
  });
});
