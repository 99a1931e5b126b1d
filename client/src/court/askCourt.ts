import type { Ack } from '@assize/contracts/court/signalling';
import { ApiError } from '../session/ApiError.ts';
import type { CourtRequests, CourtSocket } from './courtSocket.ts';

const ackTimeoutMs = 6000;

/** One request with its answer as it came. Rejects with `unavailable` when none came in 6 s or the connection was lost. */
export async function sendToCourt<T>(socket: CourtSocket, name: keyof CourtRequests, request: object): Promise<Ack<T>> {
  try {
    return (await socket.timeout(ackTimeoutMs).emitWithAck(name, request as never)) as Ack<T>;
  } catch {
    throw new ApiError('unavailable');
  }
}

/** One request with the result of its answer; a refusal is thrown as ApiError. */
export async function askCourt<T>(socket: CourtSocket, name: keyof CourtRequests, request: object): Promise<T> {
  const answer = await sendToCourt<T>(socket, name, request);
  if (!answer.ok) throw ApiError.from(answer.error);
  return answer.result;
}
