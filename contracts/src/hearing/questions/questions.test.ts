import { describe, expect, it } from 'vitest';
import { buildHearing } from '../../testing/buildHearing.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import type { Role } from '../roles.ts';
import { cutState, viewOf } from '../visibility.ts';

const exhibitId = '00000000-0000-4000-b007-000000000001';
const questionIdOf = (index: number): string => `00000000-0000-4000-b00a-00000000000${String(index)}`;

describe('questions about an exhibit', () => {
  const hearing = buildHearing({
    roles: ['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'witness'],
    actsFor: { lawyer: 'plaintiff' },
    upTo: 'inSession',
  });
  const ask = (role: Role, index: number, words = 'Who wrote this page?') =>
    hearing.command({ type: 'question.ask', payload: { exhibitId, questionId: questionIdOf(index), words } }, hearing.idOf(role));
  const answer = (role: Role, index: number, words: string) =>
    hearing.command({ type: 'question.answer', payload: { exhibitId, questionId: questionIdOf(index), words } }, hearing.idOf(role));
  const codeOf = (act: () => unknown) => refusalOf(act)?.code;
  const seenBy = (role: Role) => cutState(hearing.state, viewOf(hearing.state, hearing.idOf(role)), hearing.idOf(role)).questions.map((one) => one.id);

  it('are asked by the others and by the bench once it is exchanged, and answered by the side that filed it', () => {
    const about = { title: 'x', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, hearing.idOf('lawyer'));
    expect(codeOf(() => ask('defendant', 1))).toBe('notFound');
    expect(codeOf(() => ask('presidingJudge', 1))).toBe('wrongExhibitState');
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    ask('defendant', 1);
    ask('presidingJudge', 2, 'When was it signed?');
    for (const role of ['lawyer', 'plaintiff', 'clerk', 'witness'] as const)
      expect(
        codeOf(() => ask(role, 3)),
        role,
      ).toBe('notAllowed');
    for (const role of ['defendant', 'witness'] as const)
      expect(
        codeOf(() => answer(role, 1, 'x')),
        role,
      ).toBe('notAllowed');
    answer('plaintiff', 1, 'I did.');
    answer('lawyer', 1, 'My client did, in May.');
    expect(hearing.state.questions).toMatchObject([
      { id: questionIdOf(1), participantId: hearing.idOf('defendant'), answer: { participantId: hearing.idOf('lawyer'), words: 'My client did, in May.' } },
      { id: questionIdOf(2), answer: null },
    ]);
  });
  it('are known to whoever may know of the exhibit, and the same one again is none', () => {
    const { seq } = hearing.state;
    ask('defendant', 1);
    answer('lawyer', 1, 'My client did, in May.');
    expect(hearing.state.seq).toBe(seq);
    expect(codeOf(() => ask('defendant', 1, 'Something else?'))).toBe('conflict');
    expect(codeOf(() => answer('lawyer', 7, 'x'))).toBe('notFound');
    for (const role of ['presidingJudge', 'clerk', 'plaintiff', 'defendant'] as const) expect(seenBy(role), role).toHaveLength(2);
    expect(seenBy('witness')).toEqual([]);
  });
  it('are closed by the ruling', () => {
    hearing.command({ type: 'exhibit.rule', payload: { exhibitId, outcome: 'admitted', reason: 'x' } }, hearing.idOf('presidingJudge'));
    expect(codeOf(() => ask('defendant', 4))).toBe('wrongExhibitState');
    expect(codeOf(() => answer('lawyer', 2, 'In May.'))).toBe('wrongExhibitState');
  });
});
