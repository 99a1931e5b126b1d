import type { OrderedRedaction } from '@assize/contracts/custody/redactions/state';
import { emptyCustody } from '@assize/contracts/custody/state';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildRecord } from '../../record/buildRecord.ts';
import { RedactionsPanel } from './RedactionsPanel.tsx';
import { RedactionsView } from './RedactionsView.tsx';
import { removalsOf, untouched } from './removalsOf.ts';

const judge = { participantId: '018f0000-0000-7000-8000-0000000000c1', role: 'presidingJudge' as const };
const record = buildRecord({ people: [{ ...judge, name: '吴敏' }] });
const recordingId = '018f0000-0000-7000-8000-0000000000d1';
const ordered: OrderedRedaction = {
  redactionId: recordingId,
  recordingId,
  remove: [],
  reason: 'for the court’s site',
  at: '2026-11-24T04:00:00.000Z',
  ...judge,
  made: null,
};
const made = { at: ordered.at, sha256: 'a'.repeat(64), bytes: 1000, originalSha256: 'b'.repeat(64), listSha256: 'c'.repeat(64), removed: [] };

describe('the order of a copy', () => {
  it('is a removal for each thing that was chosen, and none for what was not touched', () => {
    const people = { a: { name: ' Mr. Y ', isMuted: true, isHidden: false }, b: untouched, c: { ...untouched, isHidden: true } };
    expect(removalsOf(people, 5000)).toEqual([
      { kind: 'rename', participantId: 'a', name: 'Mr. Y' },
      { kind: 'voice', participantId: 'a', fromMs: 0, toMs: 5000 },
      { kind: 'tile', participantId: 'c', fromMs: 0, toMs: 5000 },
    ]);
  });
});

describe.each(languages)('redacted copies in %s', (language) => {
  const draw = (redactions: OrderedRedaction[], mayOrder: boolean): string =>
    renderInLanguage(
      language,
      <RedactionsView
        record={record}
        redactions={redactions}
        durationMs={5000}
        mayOrder={mayOrder}
        onOrder={() => Promise.resolve()}
        onSave={() => Promise.resolve()}
      />,
    );

  it('say who ordered them and how they stand, and once made which bytes of which original they are', () => {
    const making = draw([ordered], false);
    expect(textOf(making)).toMatch(/吴敏.*for the court’s site/);
    expect(making).not.toContain('save-redaction');
    const done = draw([{ ...ordered, made }], false);
    expect(textOf(done)).toMatch(/a{64}.*b{64}/);
    expect(done).toContain('save-redaction');
    expect(textOf(making + done)).not.toMatch(/redactions:|\{\{/);
  });

  it('are ordered by the presiding judge alone', () => {
    expect(draw([], true)).toContain('redaction-form');
    expect(draw([], false)).not.toContain('redaction-form');
  });

  it('made for publication are offered to who is not of the court, without on whose order or why', () => {
    const copy = { redactionId: recordingId, recordingId, bytes: 1000, sha256: made.sha256, originalSha256: made.originalSha256, removed: 2 };
    const panel = (change: Partial<typeof record>): string =>
      renderInLanguage(
        language,
        <RedactionsPanel record={{ ...record, isCourt: false, ...change }} custody={emptyCustody(record.hearingId)} act={() => Promise.resolve()} />,
      );
    expect(panel({})).not.toContain('public-copies');
    const offered = panel({ publicCopies: [copy] });
    expect(offered).toContain('save-redaction');
    expect(textOf(offered)).toMatch(/2 things left out|处理 2 项/);
    expect(textOf(offered)).not.toMatch(/吴敏|redactions:|\{\{/);
  });
});
