import type { Portion } from '@assize/contracts/recording/portions';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildRecord } from '../../record/buildRecord.ts';
import { PortionsView } from './PortionsView.tsx';

const judge = { participantId: '018f0000-0000-7000-8000-0000000000c1', role: 'presidingJudge' as const };
const record = buildRecord({ people: [{ ...judge, name: '吴敏' }] });
const who = { at: '2026-11-24T04:00:00.000Z', ...judge };
const portions: Portion[] = [
  { order: { seq: 41 }, fromMs: 95_000, toMs: 130_000, level: 'sealed', ground: 'minor', reason: 'the child is named', ...who, lifted: null },
  {
    order: { portionId: '018f0000-0000-7000-8000-0000000000d1' },
    ...{ fromMs: 200_000, toMs: 210_000, level: 'parties' as const, ground: 'tradeSecret' as const, reason: 'the recipe', ...who },
    lifted: { reason: 'it was published', ...who },
  },
];

describe.each(languages)('who may hear which part, in %s', (language) => {
  const draw = (given: readonly Portion[], mayOrder: boolean): string =>
    renderInLanguage(
      language,
      <PortionsView
        portions={given}
        durationMs={600_000}
        chapters={[]}
        record={record}
        mayOrder={mayOrder}
        onSet={() => Promise.resolve()}
        onLift={() => Promise.resolve()}
      />,
    );

  it('says for each part from when to when, for whom, on what ground, by whom, and what was lifted', () => {
    const text = textOf(draw(portions, false));
    expect(text).toMatch(/1:35.*2:10/);
    expect(text).toMatch(/(bench and the clerk|合议庭成员和书记员).*(art\. 285|第二百八十五条).*吴敏.*the child is named/);
    expect(text).toMatch(/(Lifted by|已解除).*it was published/);
    expect(textOf(draw([], false))).toMatch(/All of the recording is public|全部公开/);
    expect(text).not.toMatch(/portions:|publicity:|\{\{/);
  });

  it('lets the presiding judge order and lift what stands, and nobody else', () => {
    const offered = draw(portions, true);
    expect(offered.match(/data-testid="lift-portion"/g)).toHaveLength(1);
    expect(offered).toContain('portion-form');
    expect(draw(portions, false)).not.toMatch(/lift-portion|portion-form/);
  });
});
