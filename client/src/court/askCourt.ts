import type { Ack } from '@assize/contracts/court/signalling';
import { ApiError } from '../session/ApiError.ts';
import type { CourtRequests, CourtSocket } from './courtSocket.ts';

/** A snapshot of a long hearing takes its time on a bad line; a dead connection is noticed by socket.io itself. */
const ackTimeoutMs = 20_000;

/** One request with the result of its answer; throws ApiError: its refusal, or `unavailable` when none came in 20 s or the connection was lost. */
export async function askCourt<T>(socket: CourtSocket, name: keyof CourtRequests, request: object): Promise<T> {
  const answer = await socket
    .timeout(ackTimeoutMs)
    .emitWithAck(name, request as never)
    .then(
      (one) => one as Ack<T>,
      () => {
        throw new ApiError('unavailable');
      },
    );
  if (!answer.ok) throw ApiError.from(answer.error);
  return answer.result;
}
