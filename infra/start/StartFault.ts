/** Why the court cannot start here, in words for the person at the terminal. */
export class StartFault extends Error {
  override name = 'StartFault';
}
