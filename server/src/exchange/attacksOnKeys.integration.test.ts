import type { ExchangePackage, SignedKeyCard } from '@assize/contracts/exchange/wire';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signStatement, type SigningKey } from '../hearing/sealLog.ts';
import { makeAgency, signInNew, type TestStaff } from '../testing/makeAgencies.ts';
import { makeSigningKey, ownContent, OwnSystem, refused } from '../testing/OwnSystem.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let court: TestServer;
let admin: TestStaff;
let ours: Awaited<ReturnType<typeof makeAgency>>;
/** An installation with two agencies, each with a key of its own, and the cards of both. */
let system: OwnSystem;
let bureau: { id: string; key: SigningKey; card: SignedKeyCard };
let other: { id: string; key: SigningKey; card: SignedKeyCard };

beforeAll(async () => {
  court = await startTestServer();
  admin = await signInNew(court.server.db, 'Demo admin', true);
  ours = await makeAgency(court.server.db, 'procuratorate', 'Demo procurators', ['desk']);
}, 180_000);
afterAll(() => court.close());
beforeEach(async () => {
  const name = `Demo police ${crypto.randomUUID()}`;
  system = await OwnSystem.create(court.baseUrl, admin, name, [name, `${name} other`]);
  const [one, two] = system.agencyIds.map((id) => {
    const key = makeSigningKey();
    return { id, key, card: system.cardOf(id, key, '2026-01-01') };
  });
  if (!one || !two) throw new Error('two agencies');
  [bureau, other] = [one, two];
});

/** A package of the bureau's, signed by these keys. */
function packageBy(manifestKey: SigningKey, contentsKey: SigningKey, keys?: SignedKeyCard[]): ExchangePackage {
  const made = system.packageFor(ours.id);
  return signedBy(made, manifestKey, contentsKey, keys);
}
function signedBy(made: ExchangePackage, manifestKey: SigningKey, contentsKey: SigningKey, keys?: SignedKeyCard[]): ExchangePackage {
  const signed = { ...made, signature: signStatement(manifestKey, made.manifest), contentsSignature: signStatement(contentsKey, made.contents) };
  return keys ? { ...signed, keys } : signed;
}
const keptKeys = async (): Promise<string[]> => {
  const rows = await court.server.db.selectFrom('agency_key').select('id').where('agency_id', 'in', system.agencyIds).execute();
  return rows.map((row) => row.id).toSorted();
};
const taken = { status: 200, body: { status: 'arriving' } };

describe('a package by the key of its agency', () => {
  test('is taken, and its key is known from then on', async () => {
    const made = packageBy(bureau.key, bureau.key, [bureau.card]);
    expect(await system.announce(made)).toMatchObject(taken);
    expect(await system.bring(made, ownContent)).toMatchObject({ status: 200, body: { status: 'whole' } });
    expect(await keptKeys()).toEqual([bureau.key.id]);
    expect(await system.announce(packageBy(bureau.key, bureau.key))).toMatchObject(taken);
  });

  test('is refused when it is signed by another agency of the same installation, whatever it says of its key', async () => {
    const cards = [bureau.card, other.card];
    expect(await system.announce(packageBy(other.key, other.key, cards))).toMatchObject(refused('badSignature'));
    expect(await system.announce(packageBy(bureau.key, other.key, cards))).toMatchObject(refused('badSignature'));
    expect(await system.announce(packageBy(other.key, bureau.key, cards))).toMatchObject(refused('badSignature'));
    const asBureau = { ...other.key, id: bureau.key.id };
    expect(await system.announce(packageBy(asBureau, asBureau))).toMatchObject(refused('badSignature'));
    const asNobody = { ...other.key, id: '0'.repeat(16) };
    expect(await system.announce(packageBy(asNobody, asNobody))).toMatchObject(refused('badSignature'));
    expect(await system.announce(packageBy(bureau.key, bureau.key))).toMatchObject(taken);
  });

  test('is signed by the installation itself only as long as it told no key of that agency', async () => {
    expect(await system.announce(packageBy(system.key, system.key))).toMatchObject(taken);
    expect(await system.announce(packageBy(bureau.key, bureau.key, [bureau.card]))).toMatchObject(taken);
    expect(await system.announce(packageBy(system.key, system.key))).toMatchObject(refused('badSignature'));
    // What was signed before it had a key, and is brought only now.
    expect(await system.announce(packageBy(system.key, bureau.key))).toMatchObject(taken);
  });
});

describe('a key that took the place of another', () => {
  let next: SigningKey;
  let cards: SignedKeyCard[];
  beforeEach(() => {
    next = makeSigningKey();
    cards = [system.cardOf(bureau.id, next, '2026-06-01'), system.cardOf(bureau.id, bureau.key, '2026-01-01', '2026-06-01')];
  });

  test('comes with what it signs: what the old one signed is taken with it, and nothing new of the old one', async () => {
    const first = packageBy(bureau.key, bureau.key, [bureau.card]);
    expect(await system.announce(first)).toMatchObject(taken);
    expect(await system.announce(packageBy(bureau.key, next, cards))).toMatchObject(taken);
    expect(await system.announce(packageBy(bureau.key, bureau.key))).toMatchObject(refused('badSignature'));
    // Its card from before, sent again, brings it back no more.
    expect(await system.announce(packageBy(bureau.key, bureau.key, [bureau.card]))).toMatchObject(refused('badSignature'));
    // The one that was on its way is the same, signed anew.
    expect(await system.announce(signedBy(first, bureau.key, next, cards))).toMatchObject(taken);
    expect(await keptKeys()).toEqual([bureau.key.id, next.id].toSorted());
  });

  test('ends one of which only the new one’s card tells, and one that comes late is no newer for that', async () => {
    expect(await system.announce(packageBy(bureau.key, bureau.key, [bureau.card]))).toMatchObject(taken);
    expect(await system.announce(packageBy(next, next, cards.slice(0, 1)))).toMatchObject(taken);
    const late = makeSigningKey();
    expect(await system.announce(packageBy(late, late, [system.cardOf(bureau.id, late, '2026-03-01')]))).toMatchObject(refused('badSignature'));
    expect(await system.announce(packageBy(late, next))).toMatchObject(taken);
  });
});

describe('nothing is learnt from a card', () => {
  test.each<[string, () => SignedKeyCard, string]>([
    ['that the agency signed itself', () => ({ ...bureau.card, signature: signStatement(bureau.key, bureau.card.card) }), 'badSignature'],
    ['that was changed', () => ({ ...bureau.card, card: { ...bureau.card.card, agencyId: other.id } }), 'badSignature'],
    ['with the id of another key', () => system.cardOf(bureau.id, { ...bureau.key, id: other.key.id }, '2026-01-01'), 'badSignature'],
    ['with something else than a key', () => system.cardOf(bureau.id, { ...bureau.key, publicKey: 'none' }, '2026-01-01'), 'badSignature'],
    ['of an agency of ours', () => system.cardOf(ours.id, bureau.key, '2026-01-01'), 'notYourAgency'],
    ['of an agency that nobody knows', () => system.cardOf(crypto.randomUUID(), bureau.key, '2026-01-01'), 'notYourAgency'],
  ])('%s', async (_, make, cause) => {
    expect(await system.announce(packageBy(bureau.key, bureau.key, [make()]))).toMatchObject(refused(cause));
    expect(await keptKeys()).toEqual([]);
  });

  test('of another partner’s agency, nor that a known key is another’s', async () => {
    expect(await system.announce(packageBy(bureau.key, bureau.key, [bureau.card]))).toMatchObject(taken);
    const stranger = await OwnSystem.create(court.baseUrl, admin, `Demo stranger ${crypto.randomUUID()}`);
    const made = stranger.packageFor(ours.id);
    expect(await stranger.announce({ ...made, keys: [stranger.cardOf(bureau.id, makeSigningKey(), '2026-07-01')] })).toMatchObject(refused('notYourAgency'));
    expect(await stranger.announce({ ...made, keys: [stranger.cardOf(stranger.agencyId, bureau.key, '2026-07-01')] })).toMatchObject(refused('badSignature'));
    expect(await keptKeys()).toEqual([bureau.key.id]);
    expect(await system.announce(packageBy(bureau.key, bureau.key))).toMatchObject(taken);
  });
});
