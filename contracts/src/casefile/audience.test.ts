import { expect, it } from 'vitest';
import { verifyChain } from '../hearing/chain.ts';
import { buildCase, staffOf } from '../testing/buildCase.ts';
import { presentCaseLine } from './audience.ts';

it('a log is whole for who takes a case over, and tells nothing of the side volume of who had it', () => {
  const made = buildCase();
  made.file(1);
  made.file(2, 1, 'side');
  made.answer(made.send(1, 'procuratorate', 'prosecution'), 'accepted', 'procuratorate');
  const [theirs, own] = [staffOf('procuratorate', 'desk'), staffOf('police', 'desk')].map((by) =>
    made.events.map((event) => presentCaseLine(event, made.state, by)),
  );
  expect(JSON.stringify(theirs)).not.toContain('Document 2');
  expect(theirs?.filter((line) => line.type === 'withheld')).toHaveLength(2);
  expect(verifyChain(theirs ?? [])).toMatchObject({ ok: true, headSeq: made.events.length });
  expect(own).toEqual(made.events);
});
