import type { Agency } from '@assize/contracts/agency/agencies';
import { newPartnerSchema } from '@assize/contracts/exchange/wire';
import type { RouteBody } from '@assize/contracts/http/routes';

export type Description = RouteBody<'POST /api/exchange/partners'>;

/** What another installation has to know of this one, as its administrator hands it over: no secret. Undefined while there is no agency of our own. */
export function describeOwn(origin: string, publicKey: string, agencies: readonly Agency[]): Description | undefined {
  const own = agencies
    .filter(({ partnerId, kind }) => partnerId === undefined && kind !== 'lawFirm')
    .map(({ id, kind, level, name, district }) => ({ id, kind, level, name, district }));
  return own.length === 0 ? undefined : { name: new URL(origin).host, baseUrl: origin, publicKey, agencies: own };
}

/** What was pasted, if it is what an installation says of itself. */
export function readDescription(text: string): Description | undefined {
  try {
    return newPartnerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
