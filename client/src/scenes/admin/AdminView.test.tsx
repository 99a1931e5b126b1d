import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildCase } from '../casePage/testData.ts';
import { type AdminData, AdminView } from './AdminView.tsx';
import { linkStateOf } from './linkState.ts';

const nothing = (): void => undefined;
const handlers = {
  onRetry: nothing,
  onChooseCase: nothing,
  onChooseHearing: nothing,
  onCreateCase: nothing,
  onCreateHearing: nothing,
  onAddPerson: nothing,
  onIssueLink: nothing,
  onRevokeLink: nothing,
  onCloseIssued: nothing,
};
const file = buildCase();
const link = { linkId: '018f0000-0000-7000-8000-0000000000aa', expiresAt: '2026-12-01T00:00:00.000Z', revokedAt: null, lastUsedAt: null };
const data: AdminData = {
  cases: [file],
  isDemo: true,
  file,
  caseId: file.id,
  hearingId: file.hearings[0]?.id ?? null,
  people: [{ participantId: '018f0000-0000-7000-8000-0000000000ab', name: '王芳', role: 'plaintiff', side: 'plaintiff', links: [link] }],
  issued: null,
  refusal: null,
  isBusy: false,
  nowMs: Date.parse('2026-11-24T02:00:00.000Z'),
};

describeStates('the court office', (model) => <AdminView model={model} {...handlers} />, data, {
  ready: { 'zh-CN': '添加并签发链接', en: 'Add and issue a link' },
  empty: { 'zh-CN': '还没有案件', en: 'There is no case yet' },
});

describe('the court office', () => {
  it('shows how each link stands and never a secret', () => {
    const html = renderInLanguage('en', <AdminView model={{ state: 'ready', data }} {...handlers} />);
    expect(textOf(html)).toContain('valid until Tuesday 1 December 2026, 08:00 · not used yet');
    expect(html).not.toContain('/join#');
  });
  it('leads the keyboard to copying a new link, not to putting it away', () => {
    const issued = { link: { linkId: link.linkId, participantId: file.id, url: 'https://court.example/join#secret', expiresAt: link.expiresAt }, name: '王芳' };
    const html = renderInLanguage('en', <AdminView model={{ state: 'ready', data: { ...data, issued } }} {...handlers} />);
    const first = /<button[^>]*data-autofocus[\s\S]*?<\/button>/.exec(html)?.[0] ?? '';
    expect(textOf(first)).toContain('Copy the link');
  });
  it('asks for the time of a hearing in the court’s zone, by its name', () => {
    expect(textOf(renderInLanguage('en', <AdminView model={{ state: 'ready', data }} {...handlers} />))).toContain('Begins (China Standard Time)');
  });
  it('tells a refused change in words', () => {
    const text = textOf(renderInLanguage('zh-CN', <AdminView model={{ state: 'ready', data: { ...data, refusal: 'conflict' } }} {...handlers} />));
    expect(text).toContain('12368');
  });
});

describe('a personal link', () => {
  it('is valid until it expires or is revoked', () => {
    expect(linkStateOf(link, data.nowMs)).toBe('valid');
    expect(linkStateOf(link, Date.parse(link.expiresAt))).toBe('expired');
    expect(linkStateOf({ ...link, revokedAt: '2026-11-20T00:00:00.000Z' }, data.nowMs)).toBe('revoked');
  });
});
