import { createTransport, type Transporter } from 'nodemailer';
import { DispatchError, type Mailer, type OutgoingMail, sendingMs } from './ports.ts';

interface SmtpOptions {
  /** `smtp://host:587` (STARTTLS where the server has it) or `smtps://host:465`, with name and password where needed. */
  url: string;
  /** In whose name: `Court <notices@court.example>`. */
  from: string;
}

/** E-mail by SMTP. The Message-ID is made of the message's id: what is given twice is one message to whoever compares. */
export class SmtpMailer implements Mailer {
  readonly #transporter: Transporter;
  readonly #from: string;
  readonly #domain: string;

  constructor({ url, from }: SmtpOptions) {
    const waits = { connectionTimeout: sendingMs / 2, greetingTimeout: sendingMs / 2, dnsTimeout: sendingMs / 2, socketTimeout: sendingMs / 2 };
    this.#transporter = createTransport({ url, ...waits, disableFileAccess: true, disableUrlAccess: true });
    this.#from = from;
    this.#domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'assize.invalid';
  }

  async sendMail({ id, to, subject, text }: OutgoingMail): Promise<string> {
    const headers = { 'auto-submitted': 'auto-generated' };
    try {
      const mail = { from: this.#from, to: { name: '', address: to }, subject, text, headers, messageId: `<${id}@${this.#domain}>` };
      const { response = '' } = await within(this.#transporter.sendMail(mail), sendingMs);
      return response;
    } catch (error) {
      if (error instanceof DispatchError) throw error;
      const { responseCode = 0, code = '' } = error as { responseCode?: number; code?: string };
      // RFC 5321: 5xx is for good; but what is wrong with our own sign-in is mended, and the letter goes then.
      const isForGood = responseCode >= 500 && code !== 'EAUTH';
      const failure = isForGood ? 'refused' : code === 'ETIMEDOUT' ? 'timeout' : 'unreachable';
      throw new DispatchError(failure, 'not taken by the mail server', { cause: error });
    }
  }
}

async function within<T>(sending: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DispatchError('timeout', 'the mail server takes too long')), ms);
  });
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
