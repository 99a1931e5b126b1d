import { AppError } from '@assize/contracts/AppError';
import type { CommandEnvelope } from '@assize/contracts/hearing/commands';
import { getHearingState } from '../hearing/readHearing.ts';
import { findParticipant } from '../session/findParticipant.ts';
import { type CommandContext, performCommand } from './performCommand.ts';

/** Does a command of who is signed in, as their participant of the hearing, without a place at the socket. */
export async function performByHttp(context: CommandContext, accountId: string, hearingId: string, envelope: CommandEnvelope): Promise<{ seq: number }> {
  const { db } = context;
  const participantId = await findParticipant(db, accountId, hearingId);
  if (participantId === undefined) throw new AppError('notFound', { what: 'hearing' });
  const role = (await getHearingState(db, hearingId)).participants[participantId]?.role ?? null;
  return performCommand(context, hearingId, { participantId, role, connectionId: 'http' }, envelope);
}
