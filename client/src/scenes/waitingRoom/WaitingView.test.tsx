import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { type WaitingData, WaitingView } from './WaitingView.tsx';

const nothing = (): void => undefined;
const data: WaitingData = {
  kind: 'waiting',
  status: 'checkIn',
  statusSince: '2026-11-24T01:50:00.000Z',
  reason: null,
  scheduledAt: '2026-11-24T02:00:00.000Z',
  expected: [
    { id: 'j', role: 'presidingJudge', isHere: false, isMe: false },
    { id: 'p', role: 'plaintiff', isHere: true, isMe: true },
  ],
  clockOffsetMs: 0,
  isSoundBlocked: true,
  isReconnecting: false,
  canOpenCheckIn: false,
  canCancel: false,
  isBusy: false,
};
const draw = (change: Partial<WaitingData>): string =>
  renderInLanguage(
    'en',
    <WaitingView
      model={{ state: 'ready', data: { ...data, ...change } }}
      onTestSound={nothing}
      onTestAgain={nothing}
      onOpenCheckIn={nothing}
      onCancel={nothing}
      onReturn={nothing}
      onRetry={nothing}
    />,
  );

describeStates(
  'the waiting room',
  (model) => (
    <WaitingView model={model} onTestSound={nothing} onTestAgain={nothing} onOpenCheckIn={nothing} onCancel={nothing} onReturn={nothing} onRetry={nothing} />
  ),
  data,
  {
    ready: { 'zh-CN': '应到人员', en: 'Who is expected' },
    empty: { 'zh-CN': '目前没有需要等候的人员', en: 'There is nobody to wait for' },
  },
);

describe('the witness room', () => {
  const html = draw({ kind: 'witness', status: 'inSession', reason: '质证中' });
  it('says that one is called and cannot hear', () => {
    expect(textOf(html)).toContain('You will be called. You cannot hear the hearing.');
    expect(html).toContain('data-testid="witness-room"');
  });
  it('shows neither other people nor reasons', () => {
    expect(html).not.toContain('expected-person');
    expect(html).not.toContain('质证中');
  });
});

describe('before check-in', () => {
  it('shows the button that opens it to whoever may open it', () => {
    expect(draw({ kind: 'early', status: 'scheduled', canOpenCheckIn: true })).toContain('data-testid="open-check-in"');
    expect(draw({ kind: 'early', status: 'scheduled' })).not.toContain('data-testid="open-check-in"');
  });
  it('lets staff cancel the hearing, and nobody else', () => {
    expect(draw({ kind: 'early', status: 'scheduled', canCancel: true })).toContain('data-testid="cancel-hearing"');
    expect(draw({ kind: 'early', status: 'scheduled' })).not.toContain('data-testid="cancel-hearing"');
  });
});
