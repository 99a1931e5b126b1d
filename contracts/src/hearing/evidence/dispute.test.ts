import { expect, it } from 'vitest';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import { buildHearing } from '../../testing/buildHearing.ts';
import { disputeOf } from './dispute.ts';
import type { stands } from './wire.ts';

const exhibitId = '00000000-0000-4000-b007-000000000001';

it('is not disputed when every other party accepted all of it, and disputed when one of their people does not', () => {
  const hearing = buildHearing({
    roles: ['presidingJudge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'thirdParty'],
    actsFor: { lawyer: 'defendant' },
    upTo: 'inSession',
  });
  const dispute = (): string => {
    const exhibit = hearing.state.evidence.exhibits[exhibitId];
    return exhibit ? disputeOf(hearing.state, exhibit) : 'none';
  };
  const about = { title: 'x', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, hearing.idOf('plaintiff'));
  hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
  const say = (role: 'lawyer' | 'defendant' | 'thirdParty', relevance: (typeof stands)[number]): void => {
    const opinion = { authenticity: 'accepted' as const, legality: 'accepted' as const, relevance, words: null, counterIds: [] };
    hearing.command({ type: 'exhibit.opine', payload: { exhibitId, ...opinion } }, hearing.idOf(role));
  };
  expect(dispute()).toBe('unanswered');
  // A lawyer answers for their party.
  say('lawyer', 'accepted');
  expect(dispute()).toBe('unanswered');
  say('thirdParty', 'accepted');
  expect(dispute()).toBe('undisputed');
  say('defendant', 'leftToCourt');
  expect(dispute()).toBe('disputed');
  say('defendant', 'accepted');
  expect(dispute()).toBe('undisputed');
});
