import { AppError, type ErrorBody } from '@assize/contracts/AppError';
import {
  type ControlAck,
  type ControlFact,
  type ControlFactType,
  type ControlRequest,
  type ControlRequestType,
  controlRequests,
  type ControlResult,
} from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import { verifyToken } from '@assize/platform/tokens';
import type { Server } from 'socket.io';
import { z } from 'zod';
import { readLedger } from './ConsumptionLedger.ts';
import type { CourtroomGauge } from './CourtroomGauge.ts';
import type { Hearings } from './Hearings.ts';
import type { HearingRecorder } from './recording/HearingRecorder.ts';
import type { StoppedRecordings } from './recording/StoppedRecordings.ts';
import type { Rehearsals } from './rehearsal/Rehearsals.ts';
import { takeStill } from './stills/takeStill.ts';

interface Options {
  io: Server;
  hearings: Hearings;
  recorders: ReadonlyMap<string, HearingRecorder>;
  gauges: ReadonlyMap<string, CourtroomGauge>;
  stopped: StoppedRecordings;
  rehearsals: Rehearsals;
  dataDir: string;
  secret: string;
  /** Makes pictures of stills. */
  ffmpeg: string;
  log: Logger;
}
type Handlers = { [T in ControlRequestType]: (body: ControlRequest<T>) => Promise<ControlResult<T>> | ControlResult<T> };

const requestTypes = Object.keys(controlRequests) as ControlRequestType[];
const claimsSchema = z.object({ sub: z.string() });

/** Opens the `/control` namespace, on which servers say what flows and what is recorded. Answers how to tell them facts. */
export function serveControl(options: Options): <T extends ControlFactType>(type: T, fact: ControlFact<T>) => void {
  const { io, secret, recorders, gauges, log } = options;
  const namespace = io.of('/control');
  const handlers = createHandlers(options);
  namespace.use((socket, next) => {
    try {
      verifyToken('control', socket.handshake.auth['token'], secret, claimsSchema);
      // A page has no business here, whatever token it shows.
      if (socket.handshake.headers.origin !== undefined) throw new AppError('originRefused');
      next();
    } catch (error) {
      const body = bodyOf(error, log, 'handshake');
      next(Object.assign(new Error(body.code), { data: body }));
    }
  });
  namespace.on('connection', (socket) => {
    for (const type of requestTypes) {
      socket.on(type, (body: unknown, ack: unknown) => {
        if (typeof ack !== 'function') return;
        void answer(handlers, type, body, log).then((given) => ack(given));
      });
    }
    for (const one of [...recorders.values(), ...gauges.values()]) one.retell();
  });
  return (type, fact) => {
    namespace.emit(type, fact);
  };
}

async function answer<T extends ControlRequestType>(handlers: Handlers, type: T, body: unknown, log: Logger): Promise<ControlAck<T>> {
  const parsed = controlRequests[type].safeParse(body);
  if (!parsed.success) return { ok: false, error: { code: 'badRequest' } };
  try {
    return { ok: true, result: await handlers[type](parsed.data as ControlRequest<T>) };
  } catch (error) {
    return { ok: false, error: bodyOf(error, log, type) };
  }
}

function bodyOf(error: unknown, log: Logger, type: string): ErrorBody {
  if (error instanceof AppError) return error.toBody();
  log.error({ err: error, type }, 'control request failed');
  return { code: 'internal' };
}

function createHandlers({ hearings, recorders, stopped, rehearsals, dataDir, ffmpeg }: Options): Handlers {
  const recorderOf = (hearingId: string): HearingRecorder => {
    hearings.getOrPlace(hearingId);
    const recorder = recorders.get(hearingId);
    if (!recorder) throw new AppError('notFound');
    return recorder;
  };
  return {
    async placeHearing({ hearingId }) {
      return { roomEpoch: (await hearings.place(hearingId).getRoom()).roomEpoch };
    },
    async releaseHearing({ hearingId }) {
      await hearings.release(hearingId);
      return {};
    },
    setGrants({ hearingId, version, grants, rooms }) {
      hearings.getOrPlace(hearingId).setGrants(version, grants, rooms);
      return {};
    },
    prepareRecording: ({ hearingId }) => recorderOf(hearingId).prepare(),
    startRecording(request) {
      rehearsals.abort(request.hearingId);
      return recorderOf(request.hearingId).start(request);
    },
    async rehearse(request) {
      if (recorderOf(request.hearingId).isRecording) throw new AppError('conflict');
      return rehearsals.make(await hearings.getOrPlace(request.hearingId).getRoom(), request);
    },
    stopRecording(request) {
      // After a restart, or once released, there is nothing to stop; what was recorded is answered all the same.
      const recorder = recorders.get(request.hearingId);
      return recorder ? recorder.stop(request) : stopped.describe(request.recordingId);
    },
    markEvent({ hearingId, seq, at }) {
      recorders.get(hearingId)?.mark(seq, at);
      return {};
    },
    listConsumptions: async ({ hearingId }) => ({ consumptions: await (hearings.find(hearingId)?.ledger.list() ?? readLedger(dataDir, hearingId)) }),
    takeStill: ({ hearingId, participantId }) => takeStill(hearings.find(hearingId)?.room, participantId, { ffmpeg }),
  };
}
