import { custodian } from '@assize/contracts/custody/events';
import { draftNote } from '@assize/contracts/custody/defects/rules';
import { readCustody } from '@assize/contracts/custody/reduce';
import { emptyCustody } from '@assize/contracts/custody/state';
import type { Role } from '@assize/contracts/hearing/roles';
import { writeDefectNote } from '@assize/contracts/recording/defectNote';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { type Language, languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildRecord, custodyLine } from '../../record/buildRecord.ts';
import { buildDetail } from '../casePage/testData.ts';
import { DefectsPanel } from './DefectsPanel.tsx';

const judgeId = '018f0000-0000-7000-8000-0000000000a2';
const span = { fromAt: '2026-11-24T01:00:00.000Z', toAt: '2026-11-24T02:00:00.000Z' };
const loss = { fromAt: '2026-11-24T01:10:00.000Z', toAt: '2026-11-24T01:10:02.500Z', cause: 'sfuLost' as const, concerned: null };
const about = { court: '示例人民法院', caseNumber: '1', title: '第一次开庭' };
const noteOf = (isDefective: boolean) =>
  writeDefectNote({ recordingId: judgeId, about, hearing: span, defects: isDefective ? [loss] : [], timeZone: 'Asia/Shanghai' });

interface Drawn {
  role?: Role;
  isDefective?: boolean;
  words?: string;
  isCourt?: boolean;
  language?: Language;
}
/** The panel once the note is drafted; with `words`, once it is signed. */
function draw({ role = 'presidingJudge', isDefective = true, words, isCourt = true, language = 'en' }: Drawn): string {
  const drafts = draftNote(emptyCustody(judgeId), noteOf(isDefective));
  const custody = drafts.map((draft, index) => custodyLine(12 + index, draft, custodian));
  const [draft] = drafts;
  if (words !== undefined && draft?.type === 'defect.noteDrafted') {
    const signed = { type: 'defect.noteSigned', payload: { noteHash: draft.payload.noteHash, words } } as const;
    custody.push(custodyLine(13, signed, { accountId: judgeId, participantId: judgeId, role: 'presidingJudge' }));
  }
  const people = [{ participantId: judgeId, role: 'presidingJudge' as const, name: '张明' }];
  const record = buildRecord({ custody, people, recordings: [buildDetail()], me: { participantId: judgeId, role }, isCourt });
  const act = (): Promise<void> => Promise.resolve();
  return renderInLanguage(language, <DefectsPanel record={record} custody={readCustody(record.hearingId, custody)} act={act} />);
}

describe.each(languages)('the note of defects, in %s', (language) => {
  it('is shown in the language of the screen, with what it is bound to', () => {
    const text = textOf(draw({ language }));
    expect(text).toContain(language === 'en' ? 'the media server failed' : '媒体服务器故障');
    expect(text).toMatch(/[0-9a-f]{64}/);
    expect(text).not.toMatch(/defects:|common:|{{/);
  });
});

describe('the note of defects', () => {
  it('is the presiding judge’s to sign; the clerk sees that it waits', () => {
    expect(draw({})).toContain('data-testid="sign-defects"');
    expect(textOf(draw({}))).toContain('Please review the note and sign it');
    expect(draw({ role: 'clerk' })).not.toContain('sign-defects');
    expect(textOf(draw({ role: 'clerk' }))).toContain('waits for the presiding judge');
  });
  it('once signed shows who signed, when and with what words, and is not signed again', () => {
    const html = draw({ words: 'The power failed.' });
    expect(textOf(html)).toMatch(/Signed by Presiding judge 张明 on .*2026/);
    expect(textOf(html)).toContain('The power failed.');
    expect(html).not.toContain('sign-defects');
  });
  it('says so when nothing is missing', () => {
    expect(textOf(draw({ isDefective: false }))).toContain('there is no defect to explain');
    expect(draw({ isDefective: false })).not.toContain('sign-defects');
  });
  it('is for the court alone', () => {
    expect(draw({ isCourt: false })).not.toContain('defects');
  });
});
