import type { ViewedComment, ViewedReading } from '@assize/contracts/casefile/reading/views';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { AppointForm } from './AppointForm.tsx';
import { AskReadingForm } from './AskReadingForm.tsx';
import { CommentList } from './CommentList.tsx';
import { OwnReadingList } from './OwnReadings.tsx';
import { ReadingEnded } from './ReadingEnded.tsx';
import { ReadingList } from './ReadingsPanel.tsx';

const id = '018f0000-0000-7000-8000-000000000001';
const reading = (change: Partial<ViewedReading> = {}): ViewedReading => ({
  ...{
    readingId: id,
    caseId: id,
    caseNumber: '演示1号',
    partyName: '演示嫌疑人',
    name: '演示律师',
    firmName: '演示律所',
    licence: '13101',
    authority: '所函7号',
  },
  ...{ wish: null, askedAt: '2026-11-24T02:00:00.000Z', status: 'asked', period: null, reason: null },
  ...change,
});
const period: ViewedReading['period'] = {
  ...{ from: '2026-12-01', until: '2026-12-03', hours: { opens: '09:00', closes: '17:00' }, documents: 'main', copying: 'none', remarks: '带执业证' },
  endsAt: '2026-12-03T09:00:00.000Z',
};

describe.each(languages)('reading by lawyers in %s', (language) => {
  const read = (node: Parameters<typeof renderInLanguage>[1]): string => textOf(renderInLanguage(language, node));
  it('says when, what and how they may read', () => {
    const text = read(<OwnReadingList readings={[reading({ status: 'appointed', period })]} />);
    expect(text).toMatch(/09:00.*17:00/);
    expect(text).toContain('带执业证');
    expect(text).not.toMatch(/counsel:|{{/);
  });
  it('leads to a case only while it is theirs to read, and says why it is not', () => {
    const html = renderInLanguage(language, <OwnReadingList readings={[reading({ caseId: null, status: 'ended', reason: '解除委托' })]} />);
    expect(html).not.toContain('href');
    expect(html).toContain('解除委托');
    expect(read(<OwnReadingList readings={[]} />)).not.toMatch(/counsel:/);
  });
  it('shows the agency what was shown, and lets it appoint or refuse what is open', () => {
    const draw = (one: ViewedReading): string => read(<ReadingList readings={[one]} act={() => Promise.resolve()} today="2026-11-24" />);
    expect(draw(reading())).toMatch(/13101.*所函7号.*(Appoint|安排阅卷).*(Refuse|不同意)/);
    expect(draw(reading({ status: 'refused', reason: 'x' }))).not.toMatch(/(Appoint|安排阅卷)/);
    expect(read(<ReadingList readings={[]} act={() => Promise.resolve()} today="2026-11-24" />)).not.toMatch(/counsel:/);
  });
  it('has words for every field of its forms', () => {
    const forms = [
      <AskReadingForm key="ask" onAsk={() => Promise.resolve()} />,
      <AppointForm key="appoint" readingId={id} today="2026-11-24" act={() => Promise.resolve()} onDone={() => undefined} />,
    ];
    for (const one of forms) expect(read(one)).not.toMatch(/counsel:|{{/);
  });
  it('shows what was said and answered, and offers an answer only where there is none', () => {
    const said = { commentId: id, name: '演示律师', body: '数额重复计算', at: '2026-11-24T02:00:00.000Z', answer: null };
    const answered = { ...said, answer: { body: '正在核对', at: '2026-11-25T02:00:00.000Z' } };
    const draw = (one: ViewedComment): string => read(<CommentList comments={[one]} actOf={() => 'ANSWER'} />);
    expect(draw(said)).toMatch(/数额重复计算.*ANSWER/);
    expect(draw(answered)).toMatch(/数额重复计算.*正在核对/);
    expect(draw(answered)).not.toContain('ANSWER');
    expect(read(<CommentList comments={[]} />)).not.toMatch(/counsel:/);
  });
  it('says why an open reader was closed, and what to do', () => {
    const text = read(
      <ReadingEnded
        caseNumber="演示1号"
        readings={[reading({ caseNumber: '演示2号', status: 'ended', reason: '其他' }), reading({ status: 'ended', reason: '解除委托' })]}
      />,
    );
    expect(text).toContain('解除委托');
    expect(text).not.toMatch(/其他|counsel:|{{/);
  });
});
