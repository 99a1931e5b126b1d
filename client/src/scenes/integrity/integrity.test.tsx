import { type CustodyDraft, custodian } from '@assize/contracts/custody/events';
import { readCustody } from '@assize/contracts/custody/reduce';
import type { RecordView } from '@assize/contracts/custody/views';
import { fullCodeOf, type IntegrityStatement, shortCodeOf } from '@assize/contracts/recording/integrity';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildRecord, custodyLine } from '../../record/buildRecord.ts';
import { IntegrityPanel } from './IntegrityPanel.tsx';
import { listAnswers, mayAnswer } from './integrityModel.ts';
import { OutcomeCode } from './OutcomeCode.tsx';

const [plaintiff, judge, witness] = ['c1', 'c2', 'c3'].map((end) => `018f0000-0000-7000-8000-0000000000${end}`) as [string, string, string];
const people: RecordView['people'] = [
  { participantId: judge, role: 'presidingJudge', name: '王法官' },
  { participantId: witness, role: 'witness', name: '证人甲' },
  { participantId: plaintiff, role: 'plaintiff', name: '李原告' },
];
const recordings = [
  {
    id: judge,
    hearingId: judge,
    status: 'sealed',
    failure: null,
    progress: null,
    startedAt: '2026-11-24T03:00:00.000Z',
    durationMs: 1,
    bytes: 1,
    sha256: null,
  },
] as RecordView['recordings'];
const statement: IntegrityStatement = {
  ...{ format: 'assize.integrity.1', recordingId: judge, hearingId: judge, log: { headSeq: 9, headHash: 'a'.repeat(64) } },
  ...{ journals: [], differences: [{ fileNo: 4, fault: 'shorter' }], issuedAt: '2026-11-24T03:00:00.000Z', keyId: '0123456789abcdef' },
} as const;
const code = fullCodeOf(statement);
const shortCode = shortCodeOf(code);
const issued: CustodyDraft = { type: 'integrity.issued', payload: { statement, signature: 'AAAA', code, shortCode } };
const confirmed: CustodyDraft = { type: 'integrity.confirmed', payload: { participantId: plaintiff, code } };
const objected: CustodyDraft = { type: 'integrity.objected', payload: { participantId: plaintiff, code, reason: '画面中断' } };

const act = (): Promise<void> => Promise.resolve();
const propsOf = (drafts: readonly CustodyDraft[], me: RecordView['me'] = { participantId: plaintiff, role: 'plaintiff' }) => {
  const record = buildRecord({ me, people, recordings, isCourt: false, custody: drafts.map((draft, index) => custodyLine(index + 1, draft, custodian)) });
  return { record, custody: readCustody(record.hearingId, record.custody), act };
};

describe.each(languages)('the integrity code in %s', (language) => {
  const outcome = (...props: Parameters<typeof propsOf>): string => renderInLanguage(language, <OutcomeCode {...propsOf(...props)} />);
  const panel = (...props: Parameters<typeof propsOf>): string => renderInLanguage(language, <IntegrityPanel {...propsOf(...props)} />);

  it('is shown to everyone at the end, group by group; those whom it concerns confirm it', () => {
    const html = outcome([issued]);
    for (const group of shortCode.split('-')) expect(html).toContain(`<span>${group}</span>`);
    expect(html).toContain('integrity-confirm');
    expect(textOf(html)).toContain(language === 'en' ? 'You do not say that what was said is right' : '确认不表示认可他人陈述的内容');
    const seen = outcome([issued], { participantId: witness, role: 'witness' });
    expect(seen).toContain(`<span>${shortCode.slice(0, 4)}</span>`);
    expect(seen).not.toContain('integrity-confirm');
  });

  it('is said to be on its way until it is issued, and is not promised where nothing was recorded', () => {
    expect(textOf(outcome([]))).toContain(language === 'en' ? 'being made' : '正在');
    const { record, custody } = propsOf([]);
    expect(renderInLanguage(language, <OutcomeCode record={{ ...record, recordings: [] }} custody={custody} act={act} />)).not.toContain('integrity');
    expect(textOf(renderInLanguage(language, <IntegrityPanel record={{ ...record, recordings: [] }} custody={custody} act={act} />))).toContain(
      language === 'en' ? 'there is no code' : '没有校验码',
    );
  });

  it('once confirmed asks no more; once objected to shows the reason, and may be confirmed yet', () => {
    expect(outcome([issued, confirmed])).not.toContain('integrity-confirm');
    expect(textOf(outcome([issued, confirmed]))).toContain(language === 'en' ? 'You confirmed this code' : '您已确认本校验码');
    const after = outcome([issued, objected]);
    expect(textOf(after)).toContain('画面中断');
    expect(after).toContain('integrity-confirm');
  });

  it('stands in the record in full, with what the court found and who answered', () => {
    const text = textOf(panel([issued, confirmed], null));
    for (const part of [code, '0123456789abcdef', '李原告', '王法官']) expect(text).toContain(part);
    expect(text).not.toContain('证人甲');
    expect(text).toContain(language === 'en' ? 'File 4 is shorter' : '第 4 号文件较短');
    expect(text).toContain(language === 'en' ? '王法官: has not answered yet' : '王法官：尚未答复');
    expect(text).not.toMatch(/integrity:|{{/);
  });
});

describe('who answers', () => {
  it('parties first, then whoever presided; nobody else is asked', () => {
    const { record, custody } = propsOf([issued, confirmed]);
    expect(listAnswers(record, custody).map((line) => [line.role, line.answer?.kind])).toEqual([
      ['plaintiff', 'confirmed'],
      ['presidingJudge', undefined],
    ]);
    expect([record.me, { participantId: witness, role: 'witness' } as const, null].map((me) => mayAnswer({ me }))).toEqual([true, false, false]);
  });
});
