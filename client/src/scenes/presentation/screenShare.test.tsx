import type { Role } from '@assize/contracts/hearing/roles';
import { buildWholeCourt } from '@assize/contracts/testing/anyActs';
import type { TestHearing } from '@assize/contracts/testing/buildHearing';
import { beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import type { MediaState } from '../../media/mediaState.ts';
import { CourtroomMediaProvider } from '../courtroom/CourtroomContext.ts';
import { buildMedia } from '../courtroom/testing.ts';
import { PresenterActs } from './PresenterActs.tsx';
import { type ScreenShare, ScreenShareProvider } from './ScreenShareContext.ts';
import { ScreenStage } from './ScreenStage.tsx';
import { ScreenStrip } from './ScreenStrip.tsx';
import { nextOfShare, shareModel } from './shareModel.ts';

let hearing: TestHearing;
const nothing = (): void => undefined;
const idle: ScreenShare = { canShare: true, isChoosing: false, hasFailed: false, share: nothing, stop: nothing, forgetFailure: nothing };
const personOf = (role: Role) => {
  const one = hearing.state.participants[hearing.idOf(role)];
  if (!one) throw new Error(`no ${role}`);
  return one;
};
const modelOf = (role: Role) => shareModel(hearing.state, personOf(role));
const name = (role: Role) => hearing.command({ type: 'presenter.name', payload: { participantId: hearing.idOf(role) } }, hearing.idOf('presidingJudge'));
const share = (role: Role) => hearing.command({ type: 'screen.share', payload: {} }, hearing.idOf(role));

interface Given {
  own?: Partial<ScreenShare>;
  media?: Partial<MediaState>;
  language?: (typeof languages)[number];
}
function drawAll(role: Role, { own = {}, media = {}, language = 'en' }: Given = {}): string {
  const model = modelOf(role);
  return renderInLanguage(
    language,
    <CourtroomMediaProvider value={{ engine: undefined, media: buildMedia(media) }}>
      <ScreenShareProvider value={{ ...idle, ...own }}>
        <PresenterActs state={hearing.state} meId={hearing.idOf(role)} isBusy={false} send={() => Promise.resolve(true)} />
        <ScreenStrip model={model} isBusy={false} />
        {model.sharer && model.seesIt ? <ScreenStage sharer={model.sharer} mayStop={model.mayStop} isBusy={false} /> : null}
      </ScreenShareProvider>
    </CourtroomMediaProvider>,
  );
}
const chosen = { screen: { isWanted: true, isSending: true, track: {} as MediaStreamTrack, failure: undefined } };

beforeEach(() => {
  hearing = buildWholeCourt('inSession');
  name('lawyer');
});

describe('sharing one’s screen', () => {
  it('is offered to whoever presents, where the browser can; else there is no button', () => {
    expect(drawAll('lawyer')).toMatch(/<button[^>]*data-testid="share-screen"/);
    expect(drawAll('lawyer', { own: { canShare: false } })).not.toContain('share-screen');
    expect(drawAll('defender')).not.toContain('share-screen');
  });
  it('is not offered to a witness who holds the page that is put to them', () => {
    hearing.command({ type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } }, hearing.idOf('presidingJudge'));
    name('witness');
    expect(drawAll('witness')).not.toContain('share-screen');
  });
  it.each(languages)('says in plain words that one’s screen is seen and by whom, with the way to end it, in %s', (language) => {
    share('lawyer');
    const html = drawAll('lawyer', { media: chosen, language });
    expect(html).toContain(language === 'en' ? 'You are sharing your screen' : '您正在共享屏幕');
    expect(html).toMatch(/<button[^>]*data-testid="stop-screen"/);
    expect(html).not.toContain('share-screen');
    expect(html).not.toMatch(/presentation:[a-z]/);
  });
  it('says where to choose while the browser asks, and that nothing is shared when nothing was chosen', () => {
    expect(drawAll('lawyer', { own: { isChoosing: true } })).toContain('Choose in your browser');
    expect(drawAll('lawyer', { own: { hasFailed: true } })).toContain('Nothing is shared');
  });
});

describe('a screen that somebody shares', () => {
  beforeEach(() => share('lawyer'));
  const received = (isPaused = false): Partial<MediaState> => ({
    tracks: { one: { consumerId: 'one', participantId: hearing.idOf('lawyer'), source: 'screen', track: {} as MediaStreamTrack, isPaused } },
  });

  it('stands large with the name of whose it is; the judge alone may end it', () => {
    const ofJudge = drawAll('presidingJudge', { media: received() });
    expect(ofJudge).toMatch(/data-testid="screen-stage" data-has-video="true"/);
    expect(ofJudge).toMatch(/Lawyer .*shares their screen/);
    expect(ofJudge).toContain('stop-screen');
    const ofDefender = drawAll('defender', { media: received() });
    expect(ofDefender).toContain('screen-stage');
    expect(ofDefender).not.toContain('stop-screen');
  });
  it('is announced before its picture is there', () => {
    expect(drawAll('defender', { media: received(true) })).toContain('on its way');
  });
  it('is not shown to the gallery or to a witness, who are told so', () => {
    hearing.command({ type: 'participant.admit', payload: { participantId: hearing.idOf('witness') } }, hearing.idOf('presidingJudge'));
    for (const role of ['observer', 'witness'] as const) {
      const html = drawAll(role);
      expect(html).not.toContain('screen-stage');
      expect(html).toContain('not shown to you');
    }
  });
});

describe('when browser and court say different things', () => {
  const agreed = { isMine: true, hasTrack: true, isChoosing: false, mayTell: true, isTold: true };
  it.each([
    ['nothing is done while both say that it is shared', {}, undefined],
    ['a picture ends that the court took away', { isMine: false }, 'endTrack'],
    ['a picture waits for the word of the court that is on its way', { isMine: false, isTold: false }, undefined],
    ['the leave is given back when the picture ended or the page was loaded again', { hasTrack: false }, 'giveBack'],
    ['the leave is given back only when the own line is there again', { hasTrack: false, mayTell: false }, undefined],
    ['the leave holds while the person chooses', { hasTrack: false, isChoosing: true }, undefined],
  ] as const)('%s', (_, change, next) => {
    expect(nextOfShare({ ...agreed, ...change })).toBe(next);
  });
});
