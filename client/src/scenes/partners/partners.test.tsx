import type { ExchangePartner } from '@assize/contracts/exchange/wire';
import { testAgencies } from '@assize/contracts/testing/buildCase';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { describeOwn, readDescription } from './description.ts';
import { type PartnersData, PartnersView } from './PartnersView.tsx';

const nothing = (): void => undefined;
const handlers = { onRetry: nothing, onMake: nothing, onEnter: nothing, onRenew: nothing, onClose: nothing, onCloseIssued: nothing };
const own = describeOwn('https://court.example', 'PUBLIC KEY', Object.values(testAgencies));
const partner: ExchangePartner = {
  ...{ partnerId: '018f0000-0000-7000-8000-000000000001', name: '演示西区系统', baseUrl: 'https://west.example' },
  ...{ isReachable: true, isClosed: false, pending: 2, agencies: [testAgencies.procuratorate2] },
};
const data: PartnersData = { partners: [partner], own: own ?? null, issued: null, refusal: null, busy: null, isDemo: true };
const view = (change: Partial<PartnersData>) => <PartnersView model={{ state: 'ready', data: { ...data, ...change } }} {...handlers} />;

describeStates('the partners', (model) => <PartnersView model={model} {...handlers} />, data, {
  ready: { 'zh-CN': '演示西区系统', en: '演示西区系统' },
  empty: { 'zh-CN': '尚未登记其他系统', en: 'No other installation is known here yet' },
});

describe.each(languages)('the partners in %s', (language) => {
  const draw = (change: Partial<PartnersData>): string => renderInLanguage(language, view(change));
  it('say of each whether either side can sign in, and offer to close only what is open', () => {
    const states = [partner, { ...partner, isReachable: false }, { ...partner, baseUrl: null, isReachable: false }, { ...partner, isClosed: true }];
    const texts = states.map((one) => textOf(draw({ partners: [one] })));
    expect(new Set(texts).size).toBe(states.length);
    for (const text of texts) expect(text).not.toMatch(/partners:|files:|{{/);
    expect(draw({})).toContain('close-partner');
    expect(draw({ partners: [{ ...partner, isClosed: true }] })).not.toMatch(/close-partner|enter-credentials/);
  });
  it('show a secret only when it was just made', () => {
    const issued = { partnerId: partner.partnerId, clientId: partner.partnerId, clientSecret: 'SECRET-ONCE', name: partner.name };
    expect(draw({ issued })).toContain('SECRET-ONCE');
    expect(draw({})).not.toContain('SECRET-ONCE');
  });
  it('have nothing to hand over while no agency could hand over a case', () => {
    expect(textOf(draw({ own: null }))).toMatch(/(Add one first|请先添加)/);
  });
});

describe('what an installation says of itself', () => {
  it('is read there as it was written here: its own organs, without law firms and agencies of others', () => {
    const others = { ...testAgencies.court2, partnerId: partner.partnerId };
    const made = describeOwn('https://court.example', 'KEY', [testAgencies.police, testAgencies.lawFirm, others]);
    expect(made?.agencies.map(({ name }) => name)).toEqual([testAgencies.police.name]);
    expect(readDescription(JSON.stringify(made))).toEqual(made);
    expect(describeOwn('https://court.example', 'KEY', [testAgencies.lawFirm])).toBeUndefined();
  });
  it.each(['', 'no JSON', '{}', '[]', 'null', JSON.stringify({ ...own, baseUrl: 'javascript:alert(1)' }), JSON.stringify({ ...own, agencies: [] })])(
    'is not read from %s',
    (text) => {
      expect(readDescription(text)).toBeUndefined();
    },
  );
});
