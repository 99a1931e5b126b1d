import type { CaseFileKind } from '@assize/contracts/casefile/kinds';
import { lookUpSchema } from '@assize/contracts/casefile/sharing/lookups';
import { normalFormOf } from '@assize/contracts/casefile/traits/normalForm';
import type { TraitKind } from '@assize/contracts/casefile/traits/wire';
import type { z } from 'zod';

export interface TraitRow {
  /** For the list alone. */
  key: string;
  kind: TraitKind;
  value: string;
}

export interface LookUpValues {
  traits: TraitRow[];
  kinds: CaseFileKind[];
  manner: string;
  place: string;
  fromOn: string;
  toOn: string;
  purpose: string;
}

export const newTraitRow = (kind: TraitKind = 'phone'): TraitRow => ({ key: crypto.randomUUID(), kind, value: '' });
export const emptyLookUp = (): LookUpValues => ({ traits: [newTraitRow()], kinds: [], manner: '', place: '', fromOn: '', toOn: '', purpose: '' });

/** What stands in the way, by field; a row of a trait by its key. `nothing`: there is nothing to look for. */
export type LookUpFaults = Record<string, 'required' | 'notOfKind' | 'order' | 'nothing' | 'tooShort'>;
export type LookUpBody = z.output<typeof lookUpSchema>;

/** A row that was left empty is not asked for. */
const filled = ({ traits }: LookUpValues): TraitRow[] => traits.filter((one) => one.value.trim() !== '');
const orNull = (text: string): string | null => (text === '' ? null : text);

/** What the server would refuse, said beside its field before anything is noted. */
export function lookUpFaults(values: LookUpValues): LookUpFaults {
  const { manner, place, fromOn, toOn, purpose } = values;
  const faults: LookUpFaults = {};
  for (const { key, kind, value } of filled(values)) if (normalFormOf(kind, value) === null) faults[key] = 'notOfKind';
  for (const [field, text] of Object.entries({ manner, place })) if (text.trim().length === 1) faults[field] = 'tooShort';
  if (fromOn !== '' && toOn !== '' && toOn < fromOn) faults['toOn'] = 'order';
  if (filled(values).length === 0 && manner.trim() === '' && place.trim() === '') faults['traits'] = 'nothing';
  if (purpose.trim() === '') faults['purpose'] = 'required';
  return faults;
}

export function lookUpBody(agencyId: string, values: LookUpValues): LookUpBody {
  const { kinds, manner, place, fromOn, toOn, purpose } = values;
  const traits = filled(values).map(({ kind, value }) => ({ kind, value }));
  return lookUpSchema.parse({ agencyId, purpose, traits, kinds, manner, place, fromOn: orNull(fromOn), toOn: orNull(toOn) });
}
