import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { rehearsalFaults } from '@assize/contracts/recording/rehearsal';
import { describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { RehearsalNotice } from './RehearsalNotice.tsx';
import { RehearsalView } from './RehearsalView.tsx';

const hasRawKey = (html: string): boolean => /(rehearsal|common):[a-z]/.test(html);
const rehearsalId = '018f0000-0000-7000-8000-0000000000aa';
const nothing = (): void => undefined;

function begun() {
  const hearing = buildHearing({ upTo: 'waiting' });
  hearing.command({ type: 'participant.admitAll', payload: {} }, hearing.idOf('presidingJudge'));
  hearing.command({ type: 'rehearsal.make', payload: { rehearsalId } }, hearing.idOf('clerk'));
  return hearing;
}
const parts = { isMine: true, isGone: false, isBusy: false, onMake: nothing };

describe.each(languages)('a trial of the recorder, in %s', (language) => {
  it('is one button, which says so while one runs', () => {
    const before = buildHearing({ upTo: 'waiting' });
    const idle = renderInLanguage(language, <RehearsalView {...parts} state={before.state} played={undefined} />);
    expect(idle).toMatch(/data-testid="make-rehearsal"/);
    expect(idle).not.toMatch(/<button[^>]*disabled=""/);
    const running = renderInLanguage(language, <RehearsalView {...parts} state={begun().state} played={undefined} />);
    expect(running).toMatch(/<button[^>]*disabled=""/);
    expect(running).toMatch(/Being recorded on trial|正在试录/);
    expect(hasRawKey(idle + running)).toBe(false);
  });

  it('gives each person a row with what came of each source, whoever is missing first, and a player', () => {
    const hearing = begun();
    const [plaintiff, clerk] = [hearing.idOf('plaintiff'), hearing.idOf('clerk')];
    const tracks = [
      { participantId: clerk, source: 'microphone' as const, verdict: 'heard' as const },
      { participantId: plaintiff, source: 'microphone' as const, verdict: 'silent' as const },
      { participantId: plaintiff, source: 'camera' as const, verdict: 'frozen' as const },
    ];
    hearing.append([{ type: 'rehearsal.made', payload: { rehearsalId, tracks } }]);
    const files = [
      { ...tracks[0], name: 'a.webm', mimeType: 'audio/webm', levelDb: -21 },
      { ...tracks[1], name: null, mimeType: null, levelDb: null },
      { ...tracks[2], name: 'b.mp4', mimeType: 'video/mp4', levelDb: null },
    ];
    const html = renderInLanguage(
      language,
      <RehearsalView {...parts} state={hearing.state} played={{ tracks: files as never, base: '/files/rehearsals/t/' }} />,
    );
    expect(html.indexOf('rehearsed-plaintiff')).toBeLessThan(html.indexOf('rehearsed-clerk'));
    expect(html).toMatch(/data-verdict="silent" data-well="false"/);
    expect(html).toMatch(/<audio[^>]*src="\/files\/rehearsals\/t\/0"/);
    expect(html).toMatch(/<video[^>]*src="\/files\/rehearsals\/t\/2"/);
    expect(html).toMatch(/<meter[^>]*value="65"/);
    expect(hasRawKey(html)).toBe(false);
  });

  it('says of each fault what to do, and lets it be made again', () => {
    for (const cause of rehearsalFaults) {
      const hearing = begun();
      hearing.append([{ type: 'rehearsal.failed', payload: { rehearsalId, cause } }]);
      const html = renderInLanguage(language, <RehearsalView {...parts} state={hearing.state} played={undefined} />);
      expect(html).not.toMatch(/<button[^>]*disabled=""/);
      expect(hasRawKey(html)).toBe(false);
    }
  });

  it('tells everybody in the courtroom while they are recorded, and not after', () => {
    const { rehearsal } = begun().state;
    const offsetMs = Date.parse(rehearsal?.begunAt ?? '') - Date.now();
    const during = renderInLanguage(language, <RehearsalNotice rehearsal={rehearsal} serverOffsetMs={offsetMs + 2000} />);
    expect(during).toMatch(/A test recording is being made|正在进行试录/);
    expect(hasRawKey(during)).toBe(false);
    expect(renderInLanguage(language, <RehearsalNotice rehearsal={rehearsal} serverOffsetMs={offsetMs + 60_000} />)).not.toContain('rehearsal-notice');
  });
});
