import { custodian } from '@assize/contracts/custody/events';
import { readCustody } from '@assize/contracts/custody/reduce';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildRecord, custodyLine } from '../../record/buildRecord.ts';
import { HearingRecordView, type RecordData } from './HearingRecordView.tsx';

const act = (): Promise<void> => Promise.resolve();
const record = buildRecord({
  custody: [
    custodyLine(11, { type: 'custody.begun', payload: { headSeq: 10, headHash: 'a'.repeat(64) } }, custodian),
    custodyLine(12, { type: 'custody.remarked', payload: { text: '光盘已交付上诉法院' } }),
  ],
});
const dataOf = (change: Partial<RecordData['record']> = {}): RecordData => {
  const changed = { ...record, ...change };
  return { record: changed, custody: readCustody(changed.hearingId, changed.custody), isDemo: true };
};
const draw = (change: Partial<RecordData['record']>): string =>
  renderInLanguage('en', <HearingRecordView model={{ state: 'ready', data: dataOf(change) }} act={act} onRetry={() => undefined} />);

describeStates('the record', (model) => <HearingRecordView model={model} act={act} onRetry={() => undefined} />, dataOf(), {
  ready: { 'zh-CN': '法院系统：庭审日志已转入保管', en: 'Clerk 周敏: noted' },
  empty: { 'zh-CN': '庭审尚未结束', en: 'has not ended' },
});

describe('the record', () => {
  it('names what is withheld, and lets no party write a remark', () => {
    const { seq, at, hearingId, previousHash, hash } = record.custody[1] ?? custodyLine(12, { type: 'custody.remarked', payload: { text: 'x' } });
    const html = draw({ isCourt: false, custody: [{ seq, at, hearingId, previousHash, hash, type: 'withheld' }] });
    expect(textOf(html)).toContain('Not shown to you');
    expect(html).not.toContain('remark-text');
  });
});
