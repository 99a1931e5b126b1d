import { describe, expect, it } from 'vitest';
import { agencyKinds, rolesInAgency } from '../../agency/agencies.ts';
import { buildCase, idAt } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { traitsOf } from '../traits/traits.ts';
import { kindsToLookUp, lookUpSchema } from './lookups.ts';

describe('who may look up cases of others', () => {
  it('are investigators and procurators, each their kinds, and nobody else', () => {
    const may = agencyKinds.flatMap((kind) =>
      rolesInAgency[kind].flatMap((role) => {
        const kinds = kindsToLookUp({ agency: { kind }, role });
        return kinds.length > 0 ? [`${kind} ${role}: ${kinds.join(', ')}`] : [];
      }),
    );
    expect(may).toEqual([
      'police handler: criminal',
      'police desk: criminal',
      'police head: criminal',
      'procuratorate handler: criminal, publicInterest',
      'procuratorate desk: criminal, publicInterest',
      'procuratorate head: criminal, publicInterest',
    ]);
  });

  it.each<[string, object, boolean]>([
    ['nothing', {}, false],
    ['a kind alone', { kinds: ['criminal'] }, false],
    ['a time alone', { fromOn: '2026-01-01', toOn: '2026-12-31' }, false],
    ['a single letter', { manner: 'x' }, false],
    ['a trait', { traits: [{ kind: 'phone', value: '13800138000' }] }, true],
    ['a manner', { manner: '冒充客服' }, true],
    ['more traits than one looks for', { traits: Array.from({ length: 21 }, () => ({ kind: 'phone', value: '13800138000' })) }, false],
  ])('name %s', (_, asked, isTaken) => {
    const body = { agencyId: idAt('a001', 1), purpose: 'the same caller', ...asked };
    expect(lookUpSchema.safeParse(body).success).toBe(isTaken);
    expect(lookUpSchema.safeParse({ ...body, purpose: ' ' }).success).toBe(false);
  });
});

describe('traits of a case', () => {
  it('are what was noted and not struck, and what identifies its parties, each once', () => {
    const made = buildCase();
    const note = (index: number, kind: 'phone' | 'vehicle', value: string, more = {}): void =>
      made.command({ type: 'trait.note', payload: { traitId: idAt('a008', index), kind, value, partyId: null, documentId: null, ...more } });
    note(1, 'phone', '138 0013 8000');
    note(2, 'phone', '+86 13800138000');
    note(3, 'vehicle', '沪A·12340');
    made.command({ type: 'trait.strike', payload: { traitId: idAt('a008', 3), reason: 'misread' } });
    const party = { partyId: idAt('a007', 1), role: 'victim' as const, form: 'person' as const, name: 'Demo', bornOn: null };
    made.command({ type: 'party.add', payload: { ...party, idNumber: '11010519491231002x', phone: '13800138000' } });
    expect(traitsOf(made.state).map((one) => [one.kind, one.normalForm, one.value])).toEqual([
      ['phone', '8613800138000', '138 0013 8000'],
      ['person', '11010519491231002X', '11010519491231002x'],
    ]);
    expect(refusalOf(() => note(4, 'phone', 'unknown'))).toMatchObject({ code: 'badRequest', details: { field: 'value' } });
    expect(refusalOf(() => note(4, 'phone', '13800138000', { partyId: idAt('a007', 9) }))).toMatchObject({ code: 'notFound' });
    expect(refusalOf(() => note(4, 'phone', '13800138000', { documentId: idAt('a003', 9) }))).toMatchObject({ code: 'notFound' });
  });
});
