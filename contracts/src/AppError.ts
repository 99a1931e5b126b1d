/**
 * Closed list of the codes a refusal may carry. The HTTP status comes from this one table; the text a
 * person reads comes from the client's dictionaries (`errors.<code>`), never from the server.
 */
export const errorStatus = {
  badRequest: 400,
  unknownCommand: 400,
  notSignedIn: 401,
  linkInvalid: 401,
  linkExpired: 401,
  sessionExpired: 401,
  notAllowed: 403,
  originRefused: 403,
  notFound: 404,
  conflict: 409,
  /** The hearing is not in a state in which this act may be done. */
  wrongHearingState: 409,
  /** The participant is not in a state in which this act may be done to or by them. */
  wrongParticipantState: 409,
  /** The idempotency key was used before for another command. */
  keyReused: 409,
  hearingClosed: 409,
  /** The integrity code is not the one that the court issued. */
  otherCode: 409,
  /** The exhibit is not in a state in which this may be done to it. */
  wrongExhibitState: 409,
  /** The case is not in a state in which this may be done with it; `details.cause` says why. */
  wrongCaseState: 409,
  /** An application to the docket is not in a state in which this may be done; `details.cause` is one of `docketCauses`. */
  wrongApplicationState: 409,
  /** A case may not go this way, or not like this; `details.cause` is one of `handoverFaults`. */
  handoverRefused: 409,
  /** Somebody did not agree that documents are served on them online. */
  serviceNotAgreed: 409,
  /** Not the code that was sent to confirm an address, or it is too old; `details.triesLeft` says how often it may be tried still. */
  codeWrong: 409,
  /** A handover from or to another installation is not taken; `details.cause` is one of `exchangeFaults`. */
  exchangeRefused: 409,
  /** Somebody or something that the hearing needs is in another one then; `details.taken` says what and when (`calendar/taken.ts`). */
  hearingTaken: 409,
  /** Somebody else puts exhibits before the court now. */
  notPresenter: 409,
  /** The act is out of the usual order: the log needs to know why. */
  reasonNeeded: 409,
  /** This stage, step or kind of case has no place in the plan of this hearing. */
  stageOutOfOrder: 409,
  /** Somebody applied for recusal: the court rules on it first. */
  recusalPending: 409,
  /** A measure of protection that cannot work; `details.cause` says why. */
  screeningImpossible: 409,
  /** Everyone may speak: there is no floor to give. */
  floorOpen: 409,
  /** These people may not be in a private room together; `details.cause` says why. */
  mayNotMeet: 403,
  /** The court sits: leaving the courtroom for a private room needs the judge's leave. */
  leaveNeeded: 409,
  roomLocked: 403,
  /** Recording cannot start; `details.cause` is one of `recorderCause`. */
  recorderNotReady: 409,
  /** The recorder is being tried at this moment: one at a time. */
  rehearsalRuns: 409,
  /** The court could take no still of somebody's camera; `details.cause` is one of `stillFaults`. */
  stillNotTaken: 409,
  /** The link of a package was used as often as it may be. */
  linkUsedUp: 403,
  /** The package is being made. */
  packageNotReady: 409,
  /** No live sfu node can take the hearing. */
  noMediaNode: 503,
  /** The sfu does not permit this source or this subscription under the present grant. */
  grantRefused: 403,
  /** The media router cannot serve the client's capabilities. */
  cannotConsume: 409,
  /** What is kept as evidence is never written over with other bytes, nor removed except by destruction. */
  writeOnce: 409,
  /** The record of the hearing may not be destroyed, or not so; `details.cause` is one of `destructionFaults`. */
  destructionRefused: 409,
  tooLarge: 413,
  /** A document that the court cannot take; `details.cause` is one of `documentFaults`. */
  documentRefused: 422,
  /** An archive of scanned files that is not read; `details.cause` is one of `importFaults`, `details.name` the name in it. */
  importRefused: 422,
  rateLimited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Plain values that a client may show or act on; never internals, names or secrets. */
export type ErrorDetails = Record<string, string | number | boolean | string[]>;

/** What crosses any wire when something is refused. */
export interface ErrorBody {
  code: ErrorCode;
  details?: ErrorDetails;
}

/** The only error that commands, rules and handlers throw on purpose. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errorStatus[this.code];
  }

  toBody(): ErrorBody {
    return this.details ? { code: this.code, details: this.details } : { code: this.code };
  }
}
