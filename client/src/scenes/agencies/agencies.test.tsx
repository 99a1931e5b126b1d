import { testAgencies } from '@assize/contracts/testing/buildCase';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { type AgenciesData, AgenciesView } from './AgenciesView.tsx';

const nothing = (): void => undefined;
const handlers = { onRetry: nothing, onChoose: nothing, onCreate: nothing, onName: nothing, onCloseIssued: nothing };
const data: AgenciesData = {
  agencies: [testAgencies.police, testAgencies.lawFirm],
  agencyId: testAgencies.lawFirm.id,
  staff: [{ accountId: '018f0000-0000-7000-8000-000000000001', name: '演示律师', role: 'lawyer' }],
  issued: null,
  refusal: null,
  isBusy: false,
  isDemo: true,
};
const draw = (change: Partial<AgenciesData>, language: 'en' | 'zh-CN' = 'en'): string =>
  renderInLanguage(language, <AgenciesView model={{ state: 'ready', data: { ...data, ...change } }} {...handlers} />);

describeStates('the register of agencies', (model) => <AgenciesView model={model} {...handlers} />, data, {
  ready: { 'zh-CN': '演示律师', en: 'Demo law firm' },
  empty: { 'zh-CN': '还没有单位', en: 'There is no agency yet' },
});

describe('the register of agencies', () => {
  it('offers the roles that there are in the agency chosen', () => {
    const roles = (html: string): string[] =>
      [...(/<select[^>]*name="role"[\s\S]*?<\/select>/.exec(html)?.[0].matchAll(/value="(\w+)"/g) ?? [])].map((match) => match[1] ?? '');
    expect(roles(draw({}))).toEqual(['lawyer', 'head']);
    expect(roles(draw({ agencyId: testAgencies.police.id, staff: [] }))).toEqual(['handler', 'assistant', 'desk', 'head']);
  });
  it('asks for an agency first where none is chosen', () => {
    const html = draw({ agencyId: null, staff: null });
    expect(textOf(html)).toContain('Choose an agency');
    expect(html).not.toContain('name-staff');
  });
  it('shows a new link once it is made, and leaves no key in its texts', () => {
    expect(textOf(draw({ issued: { url: 'https://court.example/join#x', name: '演示律师' } }))).toContain('https://court.example/join#x');
    expect(draw({})).not.toContain('/join#');
    for (const language of ['en', 'zh-CN'] as const) expect(textOf(draw({}, language))).not.toMatch(/files:|admin:|{{/);
  });
  it('tells a refused change in words', () => {
    expect(textOf(draw({ refusal: 'conflict' }))).toContain('12368');
  });
});
