import { linkSecretSchema } from '@assize/contracts/http/routes';

let taken: string | undefined;

/**
 * Takes the secret of a personal link out of the address and out of the history at once, so that neither
 * a look at the screen nor the back button gives it away. Undefined when the link is not complete.
 */
export function takeLinkSecret(): string | undefined {
  const parsed = linkSecretSchema.safeParse(location.hash.slice(1));
  if (parsed.success) taken = parsed.data;
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return taken;
}

/** After it was redeemed: the session's cookie takes its place. */
export function forgetLinkSecret(): void {
  taken = undefined;
}
