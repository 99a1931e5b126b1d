/** A picture that cannot be made a page of. */
export class PictureError extends Error {
  readonly index: number;

  constructor(index: number, cause: unknown) {
    super(`picture ${String(index)} cannot be a page`, { cause });
    this.name = 'PictureError';
    this.index = index;
  }
}
