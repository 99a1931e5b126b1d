/** A step that could not be done: what failed, and what the person can do about it. */
export class Failure extends Error {
  /** @param {string} what @param {string} advice */
  constructor(what, advice) {
    super(what);
    this.name = 'Failure';
    this.advice = advice;
  }
}
