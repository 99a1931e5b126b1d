import type { EventDraft } from '../events.ts';
import { principalOf } from '../people/team.ts';
import type { HearingState } from '../state.ts';
import { knowersOf } from './access.ts';
import type { LoggedProof } from './proofs.ts';
import { listExhibits } from './state.ts';

/** A proof as the log has it: the state has no tokens. */
export interface ProofOfExhibit {
  exhibitId: string;
  proof: LoggedProof;
}
interface Moved {
  proofs: readonly ProofOfExhibit[];
  stays: (participantId: string) => boolean;
  /** The participant in the new sitting who is the same person as this one. */
  idOf: (participantId: string) => string;
}

/** The evidence with which the next sitting begins: register, exchange, opinions and rulings as they stood. */
export function carriedEvidence(state: HearingState, { proofs, stays, idOf }: Moved): EventDraft[] {
  const { deadlineAt, exchange } = state.evidence;
  const exhibits = listExhibits(state.evidence).flatMap((exhibit): EventDraft[] => {
    const {
      id: exhibitId,
      number,
      filedById,
      document,
      title,
      purpose,
      source,
      form,
      pointIds,
      filedAt,
      presentedAt,
      exchangedAt,
      visibility,
      visibilityReason,
      takenFrom,
    } = exhibit;
    const filer = state.participants[filedById];
    // What a lawyer filed who was removed since is still the party's.
    const ownerId = stays(filedById) || !filer ? filedById : principalOf(state, filer);
    const taken = takenFrom && { ...takenFrom, participantId: idOf(takenFrom.participantId), takenById: idOf(takenFrom.takenById) };
    const knownTo = knowersOf(state, exhibit).filter(stays).map(idOf);
    const namedIds = exhibit.namedIds.filter(stays).map(idOf);
    const about = { exhibitId, knownTo };
    return [
      {
        type: 'exhibit.filed',
        payload: {
          ...{ ...about, number, filedById: idOf(ownerId), document, title, purpose, source, form, pointIds, filedAt, presentedAt },
          ...(taken ? { takenFrom: taken } : {}),
        },
      },
      ...proofs.filter((one) => one.exhibitId === exhibitId).map(({ proof }): EventDraft => ({ type: 'exhibit.proofAttached', payload: { ...about, proof } })),
      ...(exchangedAt === null ? [] : [{ type: 'exhibit.exchanged', payload: about } as const]),
      ...(visibilityReason === null ? [] : [{ type: 'exhibit.visibilitySet', payload: { ...about, visibility, namedIds, reason: visibilityReason } } as const]),
      ...Object.entries(exhibit.opinions)
        .filter(([id]) => stays(id))
        .map(([id, { at: _at, ...opinion }]): EventDraft => ({ type: 'exhibit.opinionGiven', payload: { ...about, participantId: idOf(id), ...opinion } })),
      ...(exhibit.lateRuling ? [{ type: 'exhibit.lateRuled', payload: { ...about, ...exhibit.lateRuling } } as const] : []),
      ...(exhibit.ruling ? [{ type: 'exhibit.ruled', payload: { ...about, outcome: exhibit.ruling.outcome, reason: exhibit.ruling.reason } } as const] : []),
      ...(exhibit.withdrawn ? [{ type: 'exhibit.withdrawn', payload: { ...about, reason: exhibit.withdrawn.reason } } as const] : []),
    ];
  });
  return [
    ...(deadlineAt === null ? [] : [{ type: 'evidence.deadlineSet', payload: { at: deadlineAt } } as const]),
    ...(exchange === 'notOpened' ? [] : [{ type: 'exchange.opened', payload: {} } as const]),
    ...(exchange === 'closed' ? [{ type: 'exchange.closed', payload: {} } as const] : []),
    ...exhibits,
  ];
}
