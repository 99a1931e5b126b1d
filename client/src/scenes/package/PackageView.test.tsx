import { describe, expect, it } from 'vitest';
import { describeStates } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { type PackageData, PackageView } from './PackageView.tsx';

const nothing = (): void => undefined;
const data: PackageData = {
  facts: {
    court: '上海市普陀区人民法院',
    caseNumber: '(2026)沪0107民初123号',
    recipient: '王芳',
    purpose: '上诉',
    form: 'whole',
    isMarked: true,
    isReady: true,
    name: 'assize-018f0000.zip',
    bytes: 3_400_000_000,
    sha256: 'c'.repeat(64),
    expiresAt: '2026-12-01T05:00:00.000Z',
    downloadsLeft: 3,
  },
  isBegun: false,
};

describeStates('the page of a package', (model) => <PackageView model={model} onDownload={nothing} onRetry={nothing} />, data, {
  ready: { 'zh-CN': '剩余下载次数', en: 'Downloads left' },
  empty: { 'zh-CN': '链接不完整', en: 'The link is not complete' },
});

describe('the page of a package', () => {
  const draw = (facts: Partial<PackageData['facts']>): string =>
    renderInLanguage(
      'en',
      <PackageView model={{ state: 'ready', data: { ...data, facts: { ...data.facts, ...facts } } }} onDownload={nothing} onRetry={nothing} />,
    );
  const button = (html: string): string => /<button[^>]*data-testid="package-download"[^>]*>/.exec(html)?.[0] ?? '';

  it('offers the download while it is ready and the link is not used up, with its hash', () => {
    expect(button(draw({}))).not.toContain('disabled=""');
    expect(draw({})).toContain('c'.repeat(64));
    expect(button(draw({ isReady: false, bytes: null, sha256: null }))).toContain('disabled=""');
    expect(button(draw({ downloadsLeft: 0 }))).toContain('disabled=""');
    expect(draw({ downloadsLeft: 0 })).toContain('Ask the clerk for a new one');
  });
  it('offers no retry where only a new link can help', () => {
    const failed = (code: 'linkExpired' | 'unavailable'): string =>
      renderInLanguage('en', <PackageView model={{ state: 'failed', code }} onDownload={nothing} onRetry={nothing} />);
    expect(failed('linkExpired')).not.toContain('Try again');
    expect(failed('unavailable')).toContain('Try again');
  });
});
