import type { NetConnectOpts } from 'node:net';
import { z } from 'zod';

/** `tcp://host:port` or `unix:/path`, as where to connect. */
export const clamdUrl = z
  .string()
  .transform((text): NetConnectOpts | undefined => {
    if (text.startsWith('unix:/')) return { path: text.slice('unix:'.length) };
    const url = URL.parse(text);
    return url?.protocol === 'tcp:' && url.hostname !== '' ? { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) } : undefined;
  })
  .refine((address) => address !== undefined, 'must be tcp://host:port or unix:/path');
export type ClamdAddress = Exclude<z.infer<typeof clamdUrl>, undefined>;
