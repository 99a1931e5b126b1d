import helmet from 'helmet';
import type { RequestHandler } from 'express';

/** Content security policy and the other headers. `getMediaUrls`: the sfu nodes that pages may speak to now. */
export function secureHeaders(getMediaUrls: () => readonly string[], isSecure: boolean): RequestHandler {
  const connectSrc = (): string => {
    const media = getMediaUrls().flatMap((url) => [url, url.replace(/^http/, 'ws')]);
    return ["'self'", ...media].join(' ');
  };
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine writes style elements and attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: [() => connectSrc()],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure,
    crossOriginEmbedderPolicy: false,
  });
}
