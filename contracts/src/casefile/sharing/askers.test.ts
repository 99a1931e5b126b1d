import { describe, expect, it } from 'vitest';
import { buildCase, idAt, testAgencies, type TestCase } from '../../testing/buildCase.ts';
import { openUntil, ownerWhenAsked } from './askers.ts';

const now = ({ clockMs }: TestCase): Date => new Date(clockMs);
const requestId = idAt('a005', 1);
function grant(made: TestCase, grantId: string, days: number, of: string | null = null): void {
  made.command({ type: 'share.grant', payload: { grantId, requestId: of, agencyId: testAgencies.police2.id, documentIds: [], days } });
}

describe('what an asker is told of a request', () => {
  it('names who had the case when it was asked for, wherever it went since', () => {
    const made = buildCase();
    made.file(1);
    const before = now(made).toISOString();
    made.clockMs += 60_000;
    const handoverId = made.send(1, 'procuratorate', 'prosecution');
    expect(ownerWhenAsked(made.state, { at: before })).toBe(testAgencies.police.name);
    made.answer(handoverId, 'accepted', 'procuratorate');
    made.clockMs += 60_000;
    expect(made.state.lead.agencyName).toBe(testAgencies.procuratorate.name);
    expect(ownerWhenAsked(made.state, { at: before })).toBe(testAgencies.police.name);
    expect(ownerWhenAsked(made.state, { at: now(made).toISOString() })).toBe(testAgencies.procuratorate.name);
  });

  it('says until when something is open by it, and nothing of what is over, was ended or was given otherwise', () => {
    const made = buildCase();
    expect(openUntil(made.state, { requestId }, now(made))).toBeNull();
    grant(made, idAt('a006', 1), 90);
    expect(openUntil(made.state, { requestId }, now(made))).toBeNull();
    // By a standing rule it is given under the request's own id.
    grant(made, requestId, 5);
    const until = openUntil(made.state, { requestId }, now(made));
    expect(until).toBe(made.state.grants.at(-1)?.untilAt);
    made.clockMs += 5 * 86_400_000 + 1000;
    expect(openUntil(made.state, { requestId }, now(made))).toBeNull();
    grant(made, idAt('a006', 2), 5);
    made.command({ type: 'share.end', payload: { grantId: idAt('a006', 2), reason: 'no more' } });
    expect(openUntil(made.state, { requestId }, now(made))).toBeNull();
  });
});
