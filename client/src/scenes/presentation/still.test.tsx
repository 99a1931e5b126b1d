import { AppError } from '@assize/contracts/AppError';
import { stillFaults } from '@assize/contracts/control/still';
import { stillEvents } from '@assize/contracts/hearing/evidence/still';
import type { Role } from '@assize/contracts/hearing/roles';
import { buildWholeCourt } from '@assize/contracts/testing/anyActs';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import type { TestHearing } from '@assize/contracts/testing/buildHearing';
import { beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ApiError } from '../../session/ApiError.ts';
import { EvidencePanel } from '../evidence/EvidencePanel.tsx';
import { StillDialog } from './StillDialog.tsx';
import { failedBy, isWhole, type StillStanding, stillSubject } from './stillModel.ts';

let hearing: TestHearing;
const words = { exhibitId: '00000000-0000-4000-b007-000000000001', title: 'The hinge', purpose: 'that it broke' };
const nothing = (): void => undefined;
const name = (role: Role) => hearing.command({ type: 'presenter.name', payload: { participantId: hearing.idOf(role) } }, hearing.idOf('presidingJudge'));
const panel = (role: Role, language: (typeof languages)[number] = 'en'): string =>
  renderInLanguage(language, <EvidencePanel state={hearing.state} meId={hearing.idOf(role)} isBusy={false} send={() => Promise.resolve(true)} />);
const dialog = (standing: StillStanding, language: (typeof languages)[number] = 'en', given = words): string =>
  renderInLanguage(language, <StillDialog who="Lawyer A" words={given} standing={standing} onChange={nothing} onTake={nothing} onClose={nothing} />);

beforeEach(() => {
  hearing = buildWholeCourt('inSession');
});

describe('taking a still', () => {
  it('is offered to who presides and to the clerk while somebody presents, and to nobody else', () => {
    expect(panel('clerk')).not.toContain('take-still');
    name('lawyer');
    for (const role of ['presidingJudge', 'clerk'] as const) {
      expect(stillSubject(hearing.state, hearing.idOf(role))?.id).toBe(hearing.idOf('lawyer'));
      expect(panel(role)).toMatch(/<button[^>]*data-testid="take-still"/);
    }
    for (const role of ['judge', 'lawyer', 'defender', 'plaintiff'] as const) expect(panel(role), role).not.toContain('take-still');
  });

  it('needs a name and a purpose', () => {
    expect(isWhole(words)).toBe(true);
    for (const part of [{ title: ' ' }, { purpose: '' }]) {
      expect(isWhole({ ...words, ...part })).toBe(false);
      expect(dialog({ is: 'writing' }, 'en', { ...words, ...part })).toMatch(
        /<button[^>]*disabled=""[^>]*data-testid="confirm"|<button[^>]*data-testid="confirm"[^>]*disabled=""/,
      );
    }
  });

  it('says that the picture is being taken, for screen readers too', () => {
    expect(dialog({ is: 'taking' })).toMatch(/role="status"[\s\S]*being taken/);
  });

  it.each(languages)('says of every cause why there is none and what to do, with what was typed still there, in %s', (language) => {
    const texts = stillFaults.map((cause) => {
      const html = dialog(failedBy(new ApiError('stillNotTaken', { cause })), language);
      expect(html).toContain('role="alert"');
      expect(html).toContain('The hinge');
      const text = textOf(html);
      expect(text).not.toMatch(/presentation:|errors:|{{|undefined/);
      return text;
    });
    expect(new Set(texts).size).toBe(stillFaults.length);
  });

  it('says in the words of its code what was refused for another reason', () => {
    expect(textOf(dialog(failedBy(new ApiError('rateLimited'))))).toContain('Too many attempts');
    expect(failedBy(new AppError('stillNotTaken', { cause: 'noPicture' }))).toMatchObject({ cause: undefined });
    expect(failedBy(new ApiError('stillNotTaken', { cause: 'of another time' }))).toMatchObject({ is: 'failed', cause: undefined, code: 'stillNotTaken' });
  });
});

describe.each(languages)('a still in the register in %s', (language) => {
  it('says that the court took it, from whose camera and when, in place of where a party has it from', () => {
    const still = { document: evidenceDocument(1), participantId: hearing.idOf('lawyer'), takenAt: '2026-11-24T01:00:30.000Z' };
    hearing.append(stillEvents(hearing.state, words, still, hearing.idOf('clerk')));
    const text = textOf(panel('plaintiff', language));
    const lawyer = hearing.state.participants[hearing.idOf('lawyer')]?.name ?? '?';
    const clerk = hearing.state.participants[hearing.idOf('clerk')]?.name ?? '?';
    const line = language === 'en' ? /Still taken by the court \((.*)\) from the camera of (.*), .*2026/ : /法庭（(.*)）于.*截取自(.*)的摄像头画面/;
    const [, by, who] = line.exec(text) ?? [];
    expect(by).toContain(clerk);
    expect(who).toContain(lawyer);
    expect(text).not.toContain('Camera still taken');
    expect(text).not.toMatch(/evidence:|{{|undefined/);
  });
});
