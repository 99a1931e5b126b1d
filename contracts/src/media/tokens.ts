/** Audiences and `typ` headers of our tokens: a token made for one border is refused at every other. */
export const tokenKinds = {
  access: { audience: 'assize:api', typ: 'access+jwt', expiresInS: 600 },
  media: { audience: 'assize:media', typ: 'media+jwt', expiresInS: 600 },
  control: { audience: 'assize:control', typ: 'control+jwt', expiresInS: 60 },
  file: { audience: 'assize:file', typ: 'file+jwt', expiresInS: 6 * 3600 },
  /** One download of a package, however often it breaks off. */
  package: { audience: 'assize:package', typ: 'package+jwt', expiresInS: 24 * 3600 },
  /** Another installation or an agency's own system, for handovers between installations. */
  exchange: { audience: 'assize:exchange', typ: 'exchange+jwt', expiresInS: 600 },
} as const;
export type TokenKind = keyof typeof tokenKinds;
