/** Whom one does not want to hear, and whom alone, by participant. */
export interface Hearing {
  muted: readonly string[];
  soloed: readonly string[];
}
export const everybody: Hearing = { muted: [], soloed: [] };

/** Whether this voice is heard: alone wins over silent, as on any mixing desk. */
export function isHeard({ muted, soloed }: Hearing, participantId: string): boolean {
  return soloed.length > 0 ? soloed.includes(participantId) : !muted.includes(participantId);
}

/** Whether all are heard, so that the sound is the recording's own. */
export function isEverybody({ muted, soloed }: Hearing): boolean {
  return muted.length === 0 && soloed.length === 0;
}

export function toggled(hearing: Hearing, which: keyof Hearing, participantId: string): Hearing {
  const before = hearing[which];
  return { ...hearing, [which]: before.includes(participantId) ? before.filter((id) => id !== participantId) : [...before, participantId] };
}
