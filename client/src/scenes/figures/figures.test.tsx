import type { FiguresRow } from '@assize/contracts/casefile/figures';
import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { FiguresView } from './FiguresView.tsx';
import { totalOf } from './totalOf.ts';

const row = (change: Partial<FiguresRow> = {}): FiguresRow => ({
  ...{
    month: '2026-11',
    direction: 'out',
    purpose: 'prosecution',
    kind: 'criminal',
    otherAgency: '演示检察院',
    otherKind: 'procuratorate',
    otherDistrict: '演示东区',
  },
  ...{ sent: 7, accepted: 4, returned: 1, withdrawn: 1, waiting: 1, medianDays: 2.5 },
  ...change,
});
const rows = [row(), row({ direction: 'in', purpose: 'supplement', sent: 1, accepted: 1, returned: 0, withdrawn: 0, waiting: 0, medianDays: null })];
function view(model: SceneModel<FiguresRow[]>, agencies = [{ id: 'a', name: '演示公安局' }]) {
  const none = (): void => undefined;
  return (
    <FiguresView
      model={model}
      agencies={agencies}
      agencyId={agencies[0]?.id}
      span={{ fromOn: '2026-01-01', toOn: '2026-11-30' }}
      isDemo
      behind={[{ caseId: 'c', caseNumber: '演示1号', title: '演示案件', sentAt: '2026-11-24T02:00:00.000Z', status: 'waiting', answeredAt: null }]}
      onSpan={none}
      onAgency={none}
      onBehind={none}
      onSave={() => Promise.resolve()}
      onRetry={none}
    />
  );
}

describeStates('the figures of an agency', (model) => view(model), rows, {
  ready: { 'zh-CN': '演示检察院', en: '演示检察院' },
  empty: { 'zh-CN': '该时段没有移送', en: 'Nothing was handed over' },
});

describe.each(languages)('the figures in %s', (language) => {
  it('say the sums of each way, and lead to the cases behind a row', () => {
    const text = textOf(renderInLanguage(language, view({ state: 'ready', data: rows })));
    expect(text).toMatch(/7.*4.*1.*1.*1/);
    expect(text).toContain('演示1号');
    expect(text).not.toMatch(/figures:|files:|{{/);
  });
  it('say to whom they are not shown', () => {
    expect(textOf(renderInLanguage(language, view({ state: 'empty' }, [])))).toMatch(/(heads an agency|负责人)/);
  });
});

it('sums are of what the rows say', () => {
  expect(totalOf(rows)).toEqual({ sent: 8, accepted: 5, returned: 1, withdrawn: 1, waiting: 1 });
});
