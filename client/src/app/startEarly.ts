import { loadCourtroom } from '../scenes/hearing/loadCourtroom.ts';
import { resumeSession } from '../session/session.ts';

/**
 * Begins, while the texts are still on their way, what a reload in the courtroom will wait for: on a bad line each
 * round trip saved is a second sooner in court. Whoever needs them later asks again and is told what went wrong.
 */
export function startEarly({ pathname }: Pick<Location, 'pathname'> = location): void {
  if (!pathname.startsWith('/hearing/')) return; // a personal link signs in anew, and must not meet an old session on its way
  void resumeSession().catch(() => undefined);
  if (pathname.endsWith('/court')) void loadCourtroom().catch(() => undefined);
}
