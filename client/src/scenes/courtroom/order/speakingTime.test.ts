import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { expect, it } from 'vitest';
import { speakingTimes } from './speakingTime.ts';

it('sums speaking time by side, with who of it, and leaves out who has not spoken', () => {
  const hearing = buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'lawyer', 'defendant'], actsFor: { lawyer: 'plaintiff' }, upTo: 'inSession' });
  const spokenMs = { [hearing.idOf('plaintiff')]: 4000, [hearing.idOf('lawyer')]: 9000, [hearing.idOf('presidingJudge')]: 1000, gone: 500 };
  const times = speakingTimes(hearing.state, spokenMs);
  expect(times.map((one) => [one.side, one.ms, one.people.map(({ person }) => person.role)])).toEqual([
    ['bench', 1000, ['presidingJudge']],
    ['plaintiff', 13_000, ['lawyer', 'plaintiff']],
  ]);
});
