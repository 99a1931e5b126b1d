import { genesisHash, hashEvent } from '../hearing/chain.ts';
import type { Command } from '../hearing/commands.ts';
import { decide } from '../hearing/decide.ts';
import { type Actor, type EventDraft, type HearingEvent, systemActor } from '../hearing/events.ts';
import { reduce } from '../hearing/reduce.ts';
import { isPresidingRole, type Role, sideOf } from '../hearing/roles.ts';
import { openingEvents } from '../hearing/sitting/rules.ts';
import { emptyHearingState, type HearingState, type ParticipantState } from '../hearing/state.ts';

export const hearingId = '00000000-0000-4000-8000-000000000000';
export function participantIdOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
}
export const recordingId = '00000000-0000-4000-9000-000000000001';

/** A hearing in memory, with the same steps as the real one: decide, reduce, chain. */
export class TestHearing {
  state: HearingState = emptyHearingState(hearingId);
  readonly events: HearingEvent[] = [];
  #clockMs = Date.parse('2026-11-24T01:00:00.000Z');

  append(drafts: readonly EventDraft[], actor: Actor = systemActor): void {
    for (const draft of drafts) {
      this.#clockMs += 1000;
      const previousHash = this.events.at(-1)?.hash ?? genesisHash;
      const line = { ...draft, hearingId, seq: this.events.length + 1, at: new Date(this.#clockMs).toISOString(), actor, previousHash };
      const event = { ...line, hash: hashEvent(line) } as HearingEvent;
      this.events.push(event);
      this.state = reduce(this.state, event);
    }
  }

  /** Throws what the rule throws. */
  command(command: Command, actorId: string): void {
    const drafts = decide(this.state, command, actorId);
    const opening = command.type === 'hearing.open' ? openingEvents(recordingId, new Date(this.#clockMs).toISOString()) : [];
    const role = this.state.participants[actorId]?.role ?? null;
    this.append([...opening, ...drafts], { participantId: actorId, role, connectionId: 'test' });
  }

  /** Lets so many seconds pass before the next act, which takes one itself. */
  wait(seconds: number): void {
    this.#clockMs += seconds * 1000;
  }

  personOf(role: Role): ParticipantState {
    const found = Object.values(this.state.participants).find((one) => one.role === role);
    if (!found) throw new Error(`no ${role} in this hearing`);
    return found;
  }

  idOf(role: Role): string {
    return this.personOf(role).id;
  }
}

const everyRole: Role[] = ['presidingJudge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'witness', 'observer'];

/** A hearing with one participant a role, each acting for the role that `actsFor` names; `upTo` walks it on: scheduled, everyone waiting, or in session. */
export function buildHearing(
  options: { roles?: readonly Role[]; actsFor?: Partial<Record<Role, Role>>; upTo?: 'scheduled' | 'waiting' | 'inSession' } = {},
): TestHearing {
  const hearing = new TestHearing();
  const roles = options.roles ?? everyRole;
  const about = { title: 'Hearing 1', caseNumber: '(2026) Demo 1', court: 'Demo court', courtroom: '1', scheduledAt: '2026-11-24T01:30:00.000Z' };
  hearing.append([{ type: 'hearing.scheduled', payload: about }]);
  for (const [index, role] of roles.entries()) {
    const principal = options.actsFor?.[role];
    const about = { actsFor: principal ? hearing.idOf(principal) : null, side: principal ? sideOf(principal) : sideOf(role) };
    const payload = { participantId: participantIdOf(index), role, seat: index, name: `Demo ${role}`, ...about };
    hearing.append([{ type: 'participant.invited', payload }]);
  }
  if (options.upTo === undefined || options.upTo === 'scheduled') return hearing;
  hearing.append([{ type: 'hearing.checkInOpened', payload: {} }]);
  for (const one of Object.values(hearing.state.participants)) {
    hearing.command({ type: 'participant.verify', payload: {} }, one.id);
    hearing.command({ type: 'participant.declare', payload: { textSha256: 'a'.repeat(64), language: 'en' } }, one.id);
    hearing.command({ type: 'participant.arrive', payload: {} }, one.id);
  }
  if (options.upTo === 'waiting') return hearing;
  const judge = Object.values(hearing.state.participants).find((one) => isPresidingRole(one.role))?.id ?? '';
  hearing.command({ type: 'participant.admitAll', payload: {} }, judge);
  hearing.command({ type: 'hearing.open', payload: {} }, judge);
  return hearing;
}
