import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { grantsOf } from '../../media/grantsOf.ts';
import { evidenceDocument } from '../../testing/evidenceDocument.ts';
import { buildWholeCourt } from '../../testing/anyActs.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { commandPayloads } from '../commands.ts';
import { hearingEventSchema } from '../events.ts';
import { nextSitting } from '../sitting/nextSitting.ts';
import { seesAnew } from '../seenAnew.ts';
import { cutEvent, cutState, viewOf } from '../visibility.ts';
import type { PublicityGround, PublicityLevel } from './wire.ts';

const words = 'how the formula is mixed';
function inPrivate(level: PublicityLevel = 'parties', ground: PublicityGround | null = 'tradeSecret') {
  const hearing = buildWholeCourt('inSession');
  const [judge, observer, witness] = [hearing.idOf('presidingJudge'), hearing.idOf('observer'), hearing.idOf('witness')];
  const set = (to: PublicityLevel, why: PublicityGround | null): void =>
    hearing.command({ type: 'publicity.set', payload: { level: to, ground: why, reason: words } }, judge);
  hearing.command({ type: 'participant.admit', payload: { participantId: witness } }, judge);
  set(level, ground);
  return { hearing, judge, observer, witness, set };
}

describe('a hearing that is not public', () => {
  test('gives the gallery neither media nor acts, and all of it again when it is public', () => {
    const { hearing, judge, observer, set } = inPrivate();
    expect(grantsOf(hearing.state)[observer]).toEqual({ send: [], held: [], receive: [] });
    hearing.command({ type: 'point.state', payload: { pointId: randomUUID(), text: 'what nobody outside may know' } }, judge);
    const view = viewOf(hearing.state, observer);
    const told = JSON.stringify([cutState(hearing.state, view, observer), cutEvent(hearing.events.at(-1)!, view, hearing.state.participants[observer])]);
    expect(told).not.toContain('what nobody outside may know');
    expect(told).not.toContain('Demo plaintiff');

    const before = hearing.state;
    set('public', null);
    expect(seesAnew({ before, events: hearing.events.slice(-1), after: hearing.state })(observer)).toBe(true);
    expect(viewOf(hearing.state, observer)).toBe('court');
    expect(grantsOf(hearing.state)[observer]?.receive).toContain(judge);
  });

  test('says so to everybody with the ground, and why in the words of the court to those inside alone', () => {
    const { hearing, observer, witness } = inPrivate();
    const event = hearing.events.at(-1)!;
    const toldTo = (id: string): unknown => {
      const view = viewOf(hearing.state, id);
      return [cutEvent(event, view, hearing.state.participants[id]), cutState(hearing.state, view, id).publicity];
    };
    for (const id of [observer, witness]) {
      expect(toldTo(id)).toMatchObject([{ payload: { level: 'parties', ground: 'tradeSecret' } }, { level: 'parties', ground: 'tradeSecret' }]);
      expect(JSON.stringify(toldTo(id))).not.toContain(words);
    }
    expect(JSON.stringify(toldTo(hearing.idOf('plaintiff')))).toContain(words);
  });

  test('keeps whoever testified and stayed to listen out, and whoever testifies in', () => {
    const { hearing, judge, witness } = inPrivate();
    expect(grantsOf(hearing.state)[witness]?.receive).toContain(judge);
    hearing.command({ type: 'participant.release', payload: { participantId: witness } }, judge);
    expect(grantsOf(hearing.state)[witness]?.receive).toEqual([]);
    expect(viewOf(hearing.state, witness)).toBe('door');
  });

  test('shows the gallery no page, though the exhibit be public', () => {
    const { hearing, judge, observer, set } = inPrivate();
    const exhibitId = randomUUID();
    const about = { title: 'Plan', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, hearing.idOf('clerk'));
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    hearing.command({ type: 'exhibit.setVisibility', payload: { exhibitId, visibility: 'public', namedIds: [], reason: 'x' } }, judge);
    hearing.command({ type: 'presenter.name', payload: { participantId: judge } }, judge);
    const panes = [{ exhibitId, page: 1, rotation: 0 as const, region: null }];
    hearing.command({ type: 'presentation.show', payload: { panes, isForWitness: false } }, judge);
    const shown = hearing.events.at(-1)!;
    expect('knownTo' in shown.payload && shown.payload.knownTo.includes(observer)).toBe(false);
    expect(cutState(hearing.state, viewOf(hearing.state, observer), observer).presentation.panes).toEqual([]);
    set('public', null);
    expect(cutState(hearing.state, viewOf(hearing.state, observer), observer).presentation.panes).toEqual(panes);
  });

  test('is not public in the next sitting either, until the court says otherwise', () => {
    const { hearing } = inPrivate('confidential', 'privacy');
    const drafts = nextSitting(hearing.state, { scheduledAt: '2026-11-25T01:00:00.000Z', idOf: (id) => id, proofs: [] });
    expect(drafts).toContainEqual({ type: 'publicity.set', payload: { level: 'confidential', ground: 'privacy', reason: words } });
  });
});

describe('the order', () => {
  test("is the presiding judge's, may come before the opening, and is logged once", () => {
    const hearing = buildWholeCourt('scheduled');
    const payload = { level: 'sealed', ground: 'stateSecret', reason: 'x' } as const;
    expect(refusalOf(() => hearing.command({ type: 'publicity.set', payload }, hearing.idOf('clerk')))).toMatchObject({ code: 'notAllowed' });
    const { seq } = hearing.state;
    for (let times = 0; times < 2; times++) hearing.command({ type: 'publicity.set', payload }, hearing.idOf('presidingJudge'));
    expect(hearing.state.seq).toBe(seq + 1);
    expect(hearingEventSchema.parse(hearing.events.at(-1))).toEqual(hearing.events.at(-1));
  });

  test('needs a ground of the law, and none when it is public', () => {
    const parse = (payload: unknown): boolean => commandPayloads['publicity.set'].safeParse(payload).success;
    expect(parse({ level: 'parties', ground: 'minor', reason: 'x' })).toBe(true);
    expect(parse({ level: 'public', ground: null, reason: 'x' })).toBe(true);
    for (const bad of [
      { level: 'parties', ground: null },
      { level: 'public', ground: 'minor' },
      { level: 'parties', ground: 'inconvenient' },
    ])
      expect(parse({ ...bad, reason: 'x' })).toBe(false);
    expect(parse({ level: 'parties', ground: 'minor', reason: '' })).toBe(false);
  });
});
