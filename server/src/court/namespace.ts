import { AppError, type ErrorBody } from '@assize/contracts/AppError';
import { type Ack, courtRequests, type CourtMessages, type Entered, type MediaAddress, type Pointed } from '@assize/contracts/court/signalling';
import { cutEvent, cutState, viewOf } from '@assize/contracts/hearing/visibility';
import { noGrant } from '@assize/contracts/media/grant';
import { seersOf } from '@assize/contracts/hearing/presentation/sight';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import { grantTableOf, mediaRoomOf } from '@assize/contracts/media/grantsOf';
import type { Logger } from '@assize/platform/log';
import { signToken } from '@assize/platform/tokens';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { getHearingState, listEvents } from '../hearing/readHearing.ts';
import type { LimitName, RateLimits } from '../platform/rateLimits.ts';
import { findParticipant } from '../session/findParticipant.ts';
import { assertSessionLives } from '../session/sessions.ts';
import { verifyAccess } from '../platform/verifyAccess.ts';
import { type CommandContext, performCommand } from './performCommand.ts';
import type { Presence } from './Presence.ts';
import { sumSpeech } from '../sfu/keepFacts.ts';
import { keepStaffMessage, listStaffMessages } from './staffMessages.ts';
import { type CourtNamespace, type Place, roomOf, roomOfHearing, roomOfSession, roomOfStaff, type SocketData } from './tellHearing.ts';

type CourtSocket = Socket<Record<string, never>, CourtMessages, Record<string, never>, SocketData>;
export interface CourtOptions extends CommandContext {
  court: CourtNamespace;
  secret: string;
  presence: Presence;
  limits: RateLimits;
  logger: Logger;
}

/** The `/court` namespace: sign-in at the handshake, then enter, command, resync and media. */
export function serveCourt(options: CourtOptions): void {
  const { court, secret, logger } = options;
  court.use((socket, next) => {
    const refuse = (error: unknown): void => next(Object.assign(new Error('refused'), { data: toBody(error, logger) }));
    try {
      const caller = verifyAccess(socket.handshake.auth['token'], secret);
      (socket.data as SocketData).caller = caller;
      // In the session's room before the look, so that an end in between is not missed.
      void Promise.resolve(socket.join(roomOfSession(caller.sessionId)))
        .then(() => assertSessionLives(options.db, caller.sessionId))
        .then(() => next(), refuse);
    } catch (error) {
      refuse(error);
    }
  });
  court.on('connection', (plain) => {
    const socket = plain as unknown as CourtSocket;
    answer(socket, 'enter', courtRequests.enter, options, (request) => enter(socket, options, request));
    answer(socket, 'command', courtRequests.command, options, (envelope) => {
      const { hearingId, participantId } = placeOf(socket);
      return getHearingState(options.db, hearingId).then((state) => {
        const role = state.participants[participantId]?.role ?? null;
        return performCommand(options, hearingId, { participantId, role, connectionId: socket.id }, envelope);
      });
    });
    answer(socket, 'resync', courtRequests.resync, options, () => snapshotFor(options, placeOf(socket)));
    answer(socket, 'media', courtRequests.media, options, ({ whisperId }) => mediaAddress(options, placeOf(socket), whisperId));
    answer(socket, 'whisper', courtRequests.whisper, options, (message) => passWhisper(options, placeOf(socket), message));
    answer(socket, 'staffMessage', courtRequests.staffMessage, options, (message) => tellStaff(options, placeOf(socket), message));
    answer(socket, 'staffMessages', courtRequests.staffMessages, options, async () => {
      const { hearingId } = await staffPlace(options, placeOf(socket));
      return { messages: await listStaffMessages(options.db, hearingId) };
    });
    answer(socket, 'point', courtRequests.point, options, (pointed) => passPointer(options, placeOf(socket), pointed), 'pointing');
    socket.on('disconnect', () => {
      const { place } = socket.data;
      if (place) options.presence.lost(place.hearingId, place.participantId);
    });
  });
}

/** Four steps for every request: limit, parse, run, answer; nothing escapes the handler. */
function answer<S extends z.ZodType>(
  socket: CourtSocket,
  name: string,
  schema: S,
  options: CourtOptions,
  run: (request: z.infer<S>) => Promise<unknown>,
  limit: LimitName = 'courtMessage',
): void {
  const handle = async (request: unknown, ack: unknown): Promise<void> => {
    let reply: Ack<unknown>;
    try {
      await options.limits.take(limit, socket.data.caller.accountId);
      const parsed = schema.safeParse(request);
      if (!parsed.success) throw new AppError('badRequest', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
      reply = { ok: true, result: await run(parsed.data) };
    } catch (error) {
      reply = { ok: false, error: toBody(error, options.logger) };
    }
    if (typeof ack === 'function') (ack as (reply: Ack<unknown>) => void)(reply);
  };
  (socket as unknown as { on(name: string, listener: (request: unknown, ack: unknown) => void): void }).on(name, (request, ack) => void handle(request, ack));
}

function placeOf(socket: CourtSocket): Place {
  if (!socket.data.place) throw new AppError('notAllowed');
  return socket.data.place;
}

async function enter(socket: CourtSocket, options: CourtOptions, request: z.infer<typeof courtRequests.enter>): Promise<Entered> {
  const { hearingId, lastSeq } = request;
  const participantId = await findParticipant(options.db, socket.data.caller.accountId, hearingId);
  if (!participantId) throw new AppError('notFound', { what: 'hearing' });
  const place = { hearingId, participantId };
  const room = roomOf(hearingId, participantId);
  // One place, one connection: the newest wins, here and on every other server.
  options.court.except(socket.id).to(room).emit('ended', { cause: 'replaced' });
  options.court.except(socket.id).in(room).disconnectSockets(true);
  socket.data.place = place;
  await socket.join([room, roomOfHearing(hearingId)]);
  await options.presence.returned(hearingId, participantId);
  const entered = await snapshotFor(options, place);
  if (['bench', 'staff'].includes(entered.snapshot.participants[participantId]?.side ?? '')) {
    await socket.join(roomOfStaff(hearingId));
    socket.emit('speakingTime', { spokenMs: await sumSpeech(options.db, hearingId) });
  }
  if (lastSeq !== undefined && lastSeq < entered.snapshot.seq && entered.view === 'full') {
    const missed = await listEvents(options.db, hearingId, lastSeq + 1);
    socket.emit(
      'events',
      missed.map((event) => cutEvent(event, entered.view, entered.snapshot.participants[participantId])),
    );
  }
  return entered;
}

async function snapshotFor(options: CourtOptions, place: Place): Promise<Entered> {
  const state = await getHearingState(options.db, place.hearingId);
  const view = viewOf(state, place.participantId);
  return { participantId: place.participantId, view, snapshot: cutState(state, view, place.participantId), serverNow: new Date().toISOString() };
}

async function mediaAddress(options: CourtOptions, { hearingId, participantId }: Place, whisperId: string | undefined): Promise<MediaAddress> {
  const state = await getHearingState(options.db, hearingId);
  const link = await options.fleet.place(hearingId);
  const { grants, rooms } = grantTableOf(state);
  const roomId = whisperId ?? mediaRoomOf(state, participantId);
  const grant = (roomId === null ? grants : rooms[roomId])?.[participantId];
  // A whisper is told from none at all to nobody but its people.
  if (whisperId !== undefined && !grant) throw new AppError('notFound', { what: 'whisper' });
  const claims = { sub: participantId, hearingId, ...(roomId === null ? {} : { roomId }), version: state.seq, grant: grant ?? noGrant };
  return { url: link.node.publicUrl, grant: signToken('media', claims, options.secret), roomId };
}

/** Sealed words of a whisper, to its other members: the court passes them on and cannot read them. */
async function passWhisper(options: CourtOptions, { hearingId, participantId }: Place, message: z.infer<typeof courtRequests.whisper>): Promise<object> {
  const { whisperId, toId, box } = message;
  const joined = Object.keys((await getHearingState(options.db, hearingId)).whispers[whisperId]?.joined ?? {});
  if (!joined.includes(participantId)) throw new AppError('notFound', { what: 'whisper' });
  const others = joined.filter((id) => id !== participantId && (toId === null || id === toId));
  for (const id of others) options.court.to(roomOf(hearingId, id)).emit('whisper', { whisperId, fromId: participantId, box });
  return {};
}

/** Where whoever presents points, to the others who see the page; a message that comes too late for a slow line is left out. */
async function passPointer(options: CourtOptions, { hearingId, participantId }: Place, pointed: Pointed): Promise<object> {
  const state = await getHearingState(options.db, hearingId);
  const { presenterId, panes } = state.presentation;
  if (presenterId !== participantId) throw new AppError('notPresenter');
  if (!panes.some(({ exhibitId, page }) => exhibitId === pointed.exhibitId && page === pointed.page)) throw new AppError('conflict', { what: 'page' });
  const seers = seersOf(state, state.presentation).filter((id) => id !== participantId);
  if (seers.length > 0) options.court.volatile.to(seers.map((id) => roomOf(hearingId, id))).emit('pointed', pointed);
  return {};
}

/** The place of somebody of the court; everybody else is refused. */
async function staffPlace(options: CourtOptions, place: Place): Promise<Place> {
  const one = (await getHearingState(options.db, place.hearingId)).participants[place.participantId];
  if (!one || one.status === 'removed' || !isCourtRole(one.role)) throw new AppError('notAllowed');
  return place;
}

async function tellStaff(options: CourtOptions, place: Place, { messageId, body }: z.infer<typeof courtRequests.staffMessage>): Promise<object> {
  const { hearingId, participantId } = await staffPlace(options, place);
  const message = await keepStaffMessage(options.db, hearingId, { messageId, participantId, body });
  options.court.in(roomOfStaff(hearingId)).emit('staffMessage', message);
  return {};
}

/** What crosses the wire of any error: a closed code; internals go to the log only. */
function toBody(error: unknown, logger: Logger): ErrorBody {
  if (error instanceof AppError) return error.toBody();
  logger.error({ err: error }, 'court request');
  return { code: 'internal' };
}
