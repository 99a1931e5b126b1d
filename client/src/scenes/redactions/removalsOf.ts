import type { Removal } from '@assize/contracts/recording/redaction';

export interface NewRedaction {
  remove: Removal[];
  reason: string;
}
/** What is done to one person in a copy, all along. */
export interface PersonRedaction {
  /** Empty: the name stays. */
  name: string;
  isMuted: boolean;
  isHidden: boolean;
}
export const untouched: PersonRedaction = { name: '', isMuted: false, isHidden: false };

/** The list of removals that the form stands for. What is not public is left out besides, whatever it says. */
export function removalsOf(people: Readonly<Record<string, PersonRedaction>>, durationMs: number): Removal[] {
  const whole = { fromMs: 0, toMs: durationMs };
  return Object.entries(people).flatMap(([participantId, { name, isMuted, isHidden }]): Removal[] => [
    ...(name.trim() === '' ? [] : [{ kind: 'rename', participantId, name: name.trim() } as const]),
    ...(isMuted ? [{ kind: 'voice', participantId, ...whole } as const] : []),
    ...(isHidden ? [{ kind: 'tile', participantId, ...whole } as const] : []),
  ]);
}
