/** Bytes that are no journal, though they were read: nothing that another try would change. */
export class JournalFormatError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JournalFormatError';
  }
}
