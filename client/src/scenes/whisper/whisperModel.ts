import { can } from '@assize/contracts/hearing/permissions';
import { type HearingState, type ParticipantState, standingOf } from '@assize/contracts/hearing/state';
import { areOneTeam, findWhisperOf, type Whisper } from '@assize/contracts/hearing/whisper/state';

/** What somebody can do about whispering now. */
export interface WhisperModel {
  /** Who would be asked: everybody of one's own side of the table who is in court, nearest first; none while one whispers. */
  team: ParticipantState[];
  /** What one takes part in, and who else may. */
  mine: { whisper: Whisper; others: { person: ParticipantState; hasJoined: boolean }[] } | undefined;
  /** Asked into, and not joined. */
  invitation: { whisper: Whisper; opener: ParticipantState } | undefined;
  /** For the presiding judge, who may end them: who is consulting. */
  consulting: { whisper: Whisper; people: ParticipantState[] }[];
}

export function whisperModel(state: HearingState, me: ParticipantState): WhisperModel {
  const whisper = findWhisperOf(state, me.id);
  const people = (ids: readonly string[]): ParticipantState[] => ids.flatMap((id) => state.participants[id] ?? []);
  const asked = Object.values(state.whispers).find((one) => one.memberIds.includes(me.id) && !(me.id in one.joined));
  const opener = asked && state.participants[asked.openerId];
  return {
    team: !whisper && can('whisper.open', state, me.id) ? teamOf(state, me) : [],
    mine: whisper && {
      whisper,
      others: people(whisper.memberIds.filter((id) => id !== me.id)).map((person) => ({ person, hasJoined: person.id in whisper.joined })),
    },
    invitation: asked && opener && !whisper ? { whisper: asked, opener } : undefined,
    consulting: can('whisper.stop', state, me.id)
      ? Object.values(state.whispers).map((one) => ({ whisper: one, people: people(Object.keys(one.joined)) }))
      : [],
  };
}

function teamOf(state: HearingState, me: ParticipantState): ParticipantState[] {
  const isNear = (one: ParticipantState): boolean => one.actsFor === me.id || me.actsFor === one.id;
  const around = Object.values(state.participants)
    .filter((one) => one.id !== me.id && standingOf(one) === 'admitted' && one.sharesDeviceOf === null && findWhisperOf(state, one.id) === undefined)
    .filter((one) => areOneTeam(state, [me.id, one.id]))
    .toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)) || a.seat - b.seat);
  return around.slice(0, 4);
}
