import type { DispatchFailure } from '@assize/contracts/notices/wire';

/** What is given to be sent. `id`: the same whenever the same message is given again, so that a receiver can drop doubles. */
export interface OutgoingMail {
  id: string;
  to: string;
  subject: string;
  text: string;
}
export type OutgoingText = Omit<OutgoingMail, 'subject'>;

/** Resolves with what the mail server said when it took the message; rejects with `DispatchError`. */
export interface Mailer {
  sendMail: (mail: OutgoingMail) => Promise<string>;
}
/** The same for text messages. */
export interface TextMessenger {
  sendText: (text: OutgoingText) => Promise<string>;
}
/** A channel without a port is one by which this court sends nothing. */
export interface NoticePorts {
  mailer: Mailer | undefined;
  messenger: TextMessenger | undefined;
}

/** Was not taken. `refused`: it never will be. */
export class DispatchError extends Error {
  readonly failure: DispatchFailure;

  constructor(failure: DispatchFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DispatchError';
    this.failure = failure;
  }
}

/** While one message is given over; after that it counts as not taken, although it may have been. */
export const sendingMs = 8000;
