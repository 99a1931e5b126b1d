import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';

export interface ReceivedMail {
  to: string[];
  /** As it came over the wire. */
  raw: Buffer;
  mail: Email;
}

/** A mail server of a test: it takes what comes by SMTP, as long as `answer` says so. */
export class MailServer {
  url = '';
  readonly received: ReceivedMail[] = [];
  /** Asked when a message is whole and was not yet answered for: resolves to take it, or gives the refusal. */
  answer: (mail: ReceivedMail) => Promise<{ code: number; text: string } | undefined> = () => Promise.resolve(undefined);
  readonly #server: SMTPServer;

  static async start(): Promise<MailServer> {
    const made = new MailServer();
    const { server } = made.#server;
    made.#server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    made.url = `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    return made;
  }

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          void this.#take(
            Buffer.concat(parts),
            session.envelope.rcptTo.map((one) => one.address),
          ).then(
            (refusal) => done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null),
            (error: unknown) => done(error as Error),
          );
        });
      },
    });
    // A connection whose client was killed.
    this.#server.on('error', () => undefined);
  }

  async #take(raw: Buffer, to: string[]): Promise<{ code: number; text: string } | undefined> {
    const mail = { to, raw, mail: await PostalMime.parse(raw) };
    this.received.push(mail);
    return this.answer(mail);
  }

  /** Waits until so many messages came to an address. */
  async waitFor(address: string, count: number): Promise<ReceivedMail[]> {
    const mine = (): ReceivedMail[] => this.received.filter((one) => one.to.includes(address));
    await vi.waitFor(() => {
      if (mine().length < count) throw new Error(`${String(mine().length)} of ${String(count)} came to ${address}`);
    }, 120_000);
    return mine();
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}

/** The six figures of a code in a message. */
export const codeIn = (text = ''): string => /\d{6}/.exec(text)?.[0] ?? '';
