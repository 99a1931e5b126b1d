import type { CommandResult, CourtMessages, MediaAddress, Pointed, StaffMessage } from '@assize/contracts/court/signalling';
import type { Command } from '@assize/contracts/hearing/commands';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { View } from '@assize/contracts/hearing/visibility';
import type { CaptureHealth } from '@assize/contracts/recording/health';
import type { ApiErrorCode } from '../session/ApiError.ts';

export type CourtStatus = 'connecting' | 'ready' | 'reconnecting' | 'ended';
/** `refused`: the court did not let this person in; the code says why. */
export type EndedCause = 'replaced' | 'removed' | 'revoked' | 'refused';

/** What the page knows of the courtroom now. */
export interface CourtSnapshot {
  status: CourtStatus;
  endedCause: EndedCause | undefined;
  refusal: ApiErrorCode | undefined;
  participantId: string | undefined;
  view: View | undefined;
  state: HearingState | undefined;
  /** The server's clock minus this device's, ms. */
  serverOffsetMs: number;
  /** For bench and clerk, each second while recording. */
  captureHealth: CaptureHealth | undefined;
  /** For bench and staff: how long each person has spoken so far, ms. */
  spokenMs: Readonly<Record<string, number>>;
  /** Acts asked for and not yet answered. */
  commandsPending: number;
}

/** What one may do on the connection; the same functions for as long as it lives. */
export interface CourtActions {
  /** Resolves when the act is in the log; rejects with ApiError. Done at most once, whatever the network does. */
  sendCommand: (command: Command) => Promise<CommandResult>;
  /** After `ended`: opens the connection anew (e.g. takes the hearing back from another tab). */
  enterAgain: () => void;
  /** A fresh media grant and where the hearing's media is, or a whisper's. Rejects with ApiError. */
  requestMedia: (whisperId?: string) => Promise<MediaAddress>;
  /** Tells when media moved or the grant changed. Returns how to stop listening. */
  onMediaMoved: (listener: () => void) => () => void;
  /** Has the court pass sealed words on to another of the whisper. Rejects with ApiError. */
  passWhisper: (message: { whisperId: string; toId: string; box: string }) => Promise<unknown>;
  /** Tells of sealed words that came. Returns how to stop listening. */
  onWhisper: (listener: CourtMessages['whisper']) => () => void;
  /** Words between the court's own people, oldest first. Rejects with ApiError. */
  listStaffMessages: () => Promise<StaffMessage[]>;
  /** The same id again is the same message. Rejects with ApiError. */
  sendStaffMessage: (message: { messageId: string; body: string }) => Promise<unknown>;
  /** Tells of each that is written, one's own included. Returns how to stop listening. */
  onStaffMessage: (listener: CourtMessages['staffMessage']) => () => void;
  /** Shows the others where one points on the page that one presents. Rejects with ApiError. */
  point: (pointed: Pointed) => Promise<unknown>;
  /** Tells where whoever presents points. Returns how to stop listening. */
  onPointed: (listener: CourtMessages['pointed']) => () => void;
}

export interface CourtState extends CourtSnapshot, CourtActions {
  me: ParticipantState | undefined;
}

export const initialCourt: CourtSnapshot = {
  status: 'connecting',
  endedCause: undefined,
  refusal: undefined,
  participantId: undefined,
  view: undefined,
  state: undefined,
  serverOffsetMs: 0,
  captureHealth: undefined,
  spokenMs: {},
  commandsPending: 0,
};
