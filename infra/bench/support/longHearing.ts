import { createHash } from 'node:crypto';
import { buildHearing, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';

export const longExhibitId = '00000000-0000-4000-b007-000000000000';
export const longExhibitPages = 40;

/**
 * A hearing of so many minutes with an act every second and a half: the floor goes round, every half minute another page
 * is shown and drawn on, the clerk notes and the judge goes through the stages.
 */
export function playLongHearing(minutes: number): TestHearing {
  const hearing = buildHearing({
    roles: ['presidingJudge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'thirdParty'],
    actsFor: { lawyer: 'plaintiff' },
    upTo: 'inSession',
  });
  const [judge, clerk, lawyer] = [hearing.idOf('presidingJudge'), hearing.idOf('clerk'), hearing.idOf('lawyer')];
  const file = { exhibitId: longExhibitId, document: evidenceDocument(1), title: 'Contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  hearing.command({ type: 'exhibit.file', payload: file }, lawyer);
  hearing.command({ type: 'exchange.open', payload: {} }, clerk);
  hearing.command({ type: 'floor.setMode', payload: { mode: 'byJudge', order: [] } }, judge);
  hearing.command({ type: 'presenter.name', payload: { participantId: lawyer } }, judge);
  const speakers = (['plaintiff', 'defendant', 'lawyer', 'thirdParty'] as const).map((role) => hearing.idOf(role));
  for (let round = 0; round < minutes * 2; round++) {
    const shown = { exhibitId: longExhibitId, page: 1 + (round % longExhibitPages) };
    hearing.command({ type: 'presentation.show', payload: { panes: [{ ...shown, rotation: 0, region: null }], isForWitness: false } }, lawyer);
    hearing.command({ type: 'strokes.clear', payload: shown }, lawyer);
    const speakerId = speakers[round % speakers.length] ?? judge;
    hearing.command({ type: 'floor.give', payload: { participantId: speakerId, limitS: null, isAlso: false } }, judge);
    for (let index = 0; index < 17; index++) {
      const points = Array.from({ length: 12 }, (_, at) => [1000 + at * 300, 1000 + index * 400]).flat();
      const strokeId = idOf(`${String(round)} ${String(index)}`);
      hearing.command({ type: 'strokes.draw', payload: { ...shown, strokes: [{ strokeId, tool: 'pen', colour: 'red', points }] } }, lawyer);
    }
    hearing.command({ type: 'note.make', payload: { text: `Note ${String(round)}` } }, clerk);
    hearing.wait(9);
  }
  hearing.command({ type: 'hearing.close', payload: {} }, judge);
  return hearing;
}

function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
