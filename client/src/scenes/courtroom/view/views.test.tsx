import type { Role } from '@assize/contracts/hearing/roles';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import type { CourtStatus } from '../../../court/courtState.ts';
import type { MediaState } from '../../../media/mediaState.ts';
import { CourtroomMediaProvider } from '../CourtroomContext.ts';
import { buildCourtroom } from '../model/buildCourtroom.ts';
import type { ScreenShape } from '../model/screenShape.ts';
import { buildHealth, buildMedia } from '../testing.ts';
import { CourtroomView } from './CourtroomView.tsx';
import { HearingActs } from './HearingActs.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { RecorderPanel } from './RecorderPanel.tsx';
import { TimeLogPanel } from './TimeLogPanel.tsx';

interface Given {
  hearing: TestHearing;
  role: Role;
  media?: MediaState;
  court?: CourtStatus;
  shape?: ScreenShape;
  language?: (typeof languages)[number];
}
const nothing = (): void => undefined;

function draw({ hearing, role, media = buildMedia(), court = 'ready', shape = 'desk', language = 'en' }: Given): string {
  const me = hearing.state.participants[hearing.idOf(role)];
  const model = me && buildCourtroom({ court: { status: court, serverOffsetMs: 0 }, state: hearing.state, me, media, speakingId: undefined, isDemo: true });
  if (!model) throw new Error('no courtroom');
  return renderInLanguage(
    language,
    <CourtroomMediaProvider value={{ engine: undefined, media }}>
      <CourtroomView
        model={model}
        shape={shape}
        speakerId={hearing.idOf('presidingJudge')}
        speakingId={hearing.idOf('presidingJudge')}
        onToggle={nothing}
        onDevices={nothing}
        onHearers={nothing}
        onLeave={nothing}
        onMore={nothing}
      />
    </CourtroomMediaProvider>,
  );
}
const withTrack = (hearing: TestHearing, role: Role, isPaused = false): MediaState => {
  const participantId = hearing.idOf(role);
  return buildMedia({ tracks: { one: { consumerId: 'one', participantId, source: 'camera', track: {} as MediaStreamTrack, isPaused } } });
};
const seatOf = (html: string, role: Role): string => new RegExp(`<figure[^>]*data-testid="seat-${role}"[^>]*>`).exec(html)?.[0] ?? '';
const hasRawKey = (html: string): boolean => /(courtroom|common|errors|casefile|recorder|rehearsal):[a-z]/.test(html);

describe('the courtroom as people see it', () => {
  it.each(languages)('has a seat with a plate for everyone, in %s', (language) => {
    const html = draw({ hearing: buildHearing({ upTo: 'inSession' }), role: 'plaintiff', language });
    for (const role of ['presidingJudge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'witness'] as const) expect(seatOf(html, role), role).not.toBe('');
    expect(hasRawKey(html)).toBe(false);
  });
  it('keeps a seat with role and name for whoever sends nothing, and says that they are not heard', () => {
    const html = draw({ hearing: buildHearing({ upTo: 'inSession' }), role: 'plaintiff' });
    const seat = /<figure[^>]*data-testid="seat-defendant"[\s\S]*?<\/figure>/.exec(html)?.[0] ?? '';
    for (const words of ['Defendant', 'Demo defendant', 'Camera off', 'Microphone off']) expect(seat).toContain(words);
  });
  it('does not show a witness as present who waits outside', () => {
    const html = draw({ hearing: buildHearing({ upTo: 'inSession' }), role: 'plaintiff' });
    expect(seatOf(html, 'witness')).toContain('data-presence="witnessRoom"');
    expect(html).toContain('In the witness room');
  });
  it.each(['desk', 'phone', 'flat'] as const)('moves no seat when people come: %s', (shape) => {
    const places = (hearing: TestHearing): string[] =>
      [...draw({ hearing, role: 'clerk', shape }).matchAll(/data-testid="(seat-[a-zA-Z]+)"/g)].map(([, id = '']) => id);
    const before = places(buildHearing({ upTo: 'waiting' }));
    expect(before.length).toBe(7);
    expect(places(buildHearing({ upTo: 'inSession' }))).toEqual(before);
  });
  it('shows a picture only while it flows', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    expect(seatOf(draw({ hearing, role: 'plaintiff', media: withTrack(hearing, 'defendant') }), 'defendant')).toContain('data-has-video="true"');
    expect(seatOf(draw({ hearing, role: 'plaintiff', media: withTrack(hearing, 'defendant', true) }), 'defendant')).toContain('data-has-video="false"');
  });
  it('dims the stage in recess, with words', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.command({ type: 'hearing.recess', payload: { reason: 'rest' } }, hearing.idOf('presidingJudge'));
    const html = draw({ hearing, role: 'plaintiff', media: withTrack(hearing, 'presidingJudge') });
    expect(html).toMatch(/data-testid="speaker"[^>]*data-has-video="false"[^>]*data-dark="true"/);
    expect(html).toContain('Recess: nobody can hear or see you');
    expect(html).not.toContain('Camera off');
    expect(html).toContain('Recording interrupted');
  });
  it('says that it is being recorded, and that it is not', () => {
    expect(draw({ hearing: buildHearing({ upTo: 'inSession' }), role: 'clerk' })).toContain('Being recorded');
    const waiting = buildHearing({ upTo: 'waiting' });
    expect(draw({ hearing: waiting, role: 'clerk' })).toContain('Not recorded');
  });
  it('says that the connection comes back by itself', () => {
    expect(draw({ hearing: buildHearing({ upTo: 'inSession' }), role: 'lawyer', court: 'reconnecting' })).toContain('you need not do anything');
  });
  it('tells a person muted by the court that the button does nothing now', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    hearing.command({ type: 'participant.muteAll', payload: {} }, hearing.idOf('presidingJudge'));
    expect(draw({ hearing, role: 'plaintiff' })).toMatch(/<button[^>]*aria-disabled="true"[^>]*data-testid="toggle-microphone"[^>]*data-state="mutedByCourt"/);
  });
  it('names a device that cannot be opened and says what to do', () => {
    const media = buildMedia({ camera: { isWanted: true, isSending: false, track: undefined, failure: 'inUse' } });
    expect(draw({ hearing: buildHearing({ upTo: 'inSession' }), role: 'plaintiff', media })).toContain('another program is using it');
  });
  it('has two large buttons and more on a phone, and none to speak for observers', () => {
    const hearing = buildHearing({ upTo: 'inSession' });
    const phone = draw({ hearing, role: 'plaintiff', shape: 'phone' });
    expect(phone).toContain('data-testid="more"');
    expect(phone).not.toContain('data-testid="leave"');
    expect(draw({ hearing, role: 'observer', shape: 'flat' })).not.toContain('toggle-microphone');
  });
  it('gives every button its words', () => {
    const html = draw({ hearing: buildHearing({ upTo: 'inSession' }), role: 'plaintiff' });
    const buttons = html.match(/<button[\s\S]*?<\/button>/g) ?? [];
    expect(buttons.length).toBeGreaterThan(3);
    for (const button of buttons) expect(button.replaceAll(/<[^>]*>/g, '').trim(), button).not.toBe('');
  });
});

describe('the desk of bench and clerk', () => {
  const acts = (hearing: TestHearing, role: Role, hurdle?: 'diskLow'): string =>
    renderInLanguage('en', <HearingActs state={hearing.state} meId={hearing.idOf(role)} hurdle={hurdle} isBusy={false} onIntent={nothing} />);
  it('says why the hearing cannot be opened', () => {
    const html = acts(buildHearing({ upTo: 'waiting' }), 'presidingJudge', 'diskLow');
    expect(html).toMatch(/too little disk is left/);
    expect(html).toMatch(/<button[^>]*disabled[^>]*data-testid="act-open"/);
  });
  it.each(languages)('lists who waits with what may be done, in %s', (language) => {
    const hearing = buildHearing({ upTo: 'waiting' });
    const html = renderInLanguage(language, <PeoplePanel state={hearing.state} meId={hearing.idOf('presidingJudge')} isBusy={false} onIntent={nothing} />);
    for (const id of ['admit-all', 'admit-plaintiff', 'isolate-witness', 'remove-observer']) expect(html).toContain(`data-testid="${id}"`);
    expect(hasRawKey(html)).toBe(false);
  });
  it.each(languages)('shows the capture light with words for each person, in %s', (language) => {
    const hearing = buildHearing({ upTo: 'inSession' });
    const html = renderInLanguage(language, <RecorderPanel health={buildHealth(hearing, { state: 'failing', cause: 'diskSlow' })} state={hearing.state} />);
    expect(html).toMatch(/data-testid="capture-light"[^>]*data-light="red"/);
    expect(html).toContain('role="alert"');
    expect(html).toMatch(/12 packets missing, 12 of them|缺失 12 个数据包，其中近一分钟 12/);
    // What is wrong and what to do about it, on the row of whom it is about.
    expect(html).toMatch(/data-light="red" data-cause="late"/);
    expect(html).toMatch(/switch it off and on|关闭后重新打开/);
    expect(hasRawKey(html)).toBe(false);
    expect(hasRawKey(renderInLanguage(language, <RecorderPanel health={undefined} state={hearing.state} />))).toBe(false);
  });
  it('lists the acts with their times, newest first', () => {
    const entry = { at: '2026-11-24T02:42:07.000Z', role: null, name: null, subjectRole: null, subjectName: null, reason: null, stage: null };
    const html = renderInLanguage(
      'en',
      <TimeLogPanel
        entries={[
          { ...entry, seq: 1, type: 'hearing.checkInOpened' },
          { ...entry, seq: 2, type: 'hearing.opened' },
        ]}
      />,
    );
    expect(html).toContain('10:42:07');
    expect(html.indexOf('Hearing opened')).toBeLessThan(html.indexOf('Check-in opened'));
  });
});
