import type { Moment } from '@assize/contracts/recording/moments';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ExhibitMoments } from './ExhibitMoments.tsx';
import { listPages } from './momentModel.ts';

const ids = (tail: string): string => `018f0000-0000-7000-8000-0000000000${tail}`;
const moment = (change: Partial<Moment>): Moment => ({
  exhibitId: ids('01'),
  number: { side: 'plaintiff', ordinal: 3 },
  title: '借款合同',
  page: 7,
  fromMs: 61_000,
  toMs: 95_000,
  hearingId: ids('02'),
  recordingId: ids('03'),
  speakers: [{ participantId: ids('04'), role: 'lawyer', name: '陈静', spokenMs: 21_000 }],
  ...change,
});
const draw = (language: 'en' | 'zh-CN', moments: Moment[]): string =>
  renderInLanguage(language, <ExhibitMoments recordingId={ids('03')} moments={moments} onSeek={() => undefined} />);

describe('the moments of an exhibit', () => {
  it('are said with their time and who spoke', () => {
    expect(textOf(draw('en', [moment({})]))).toContain('1:01 to 1:35 P-3, page 7 Lawyer 陈静 0:21');
    expect(textOf(draw('zh-CN', [moment({})]))).toContain('陈静 0:21');
  });
  it('say when nobody spoke, and when it is not known yet', () => {
    expect(textOf(draw('en', [moment({ speakers: [] })]))).toContain('nobody spoke');
    expect(textOf(draw('en', [moment({ speakers: null })]))).toContain('who spoke is known when the recording is made');
  });
  it('lead into the recording of another sitting', () => {
    expect(draw('en', [moment({ recordingId: ids('09') })])).toContain(`href="/recordings/${ids('09')}?at=61000"`);
  });
  it('offer each page once, in the order of the register', () => {
    const shown = [moment({ page: 9 }), moment({}), moment({ fromMs: 200_000 }), moment({ exhibitId: ids('05'), number: { side: 'plaintiff', ordinal: 1 } })];
    expect(listPages(shown).map((one) => `${String(one.number.ordinal)}/${String(one.page)}`)).toEqual(['1/7', '3/7', '3/9']);
  });
});
