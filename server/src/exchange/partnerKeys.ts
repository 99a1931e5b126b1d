import { createHash, createPublicKey } from 'node:crypto';
import type { Verify } from '@assize/contracts/exchange/package';
import { refuseExchange } from '@assize/contracts/exchange/package';
import type { SignedKeyCard } from '@assize/contracts/exchange/wire';
import type { Transaction } from 'kysely';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { isSignedBy, type Partner, verifierOf } from './partners.ts';

/**
 * Takes in what a partner says of its agencies' keys, which its own key vouches for: new ones, and that one was replaced.
 * What is known already is no change, whoever vouches for it. Throws `exchangeRefused` with `badSignature`, or with
 * `notYourAgency` for a key of an agency that is not the partner's; then nothing of it is kept.
 */
export async function learnKeys(db: Db, partner: Partner, told: readonly SignedKeyCard[] = []): Promise<void> {
  if (told.length === 0) return;
  await db.transaction().execute(async (transaction) => {
    // Oldest first, so that each ends the one before it.
    for (const one of told.toSorted((a, b) => a.card.from.localeCompare(b.card.from))) await learnKey(transaction, partner, one);
  });
}

async function learnKey(transaction: Transaction<Database>, partner: Partner, { card, signature }: SignedKeyCard): Promise<void> {
  const { id, agencyId, publicKey, from, until } = card;
  const known = await transaction.selectFrom('agency_key').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  const isSame = known?.agency_id === agencyId && known.public_key === publicKey;
  if (known && !isSame) refuseExchange('badSignature');
  // What ended stays ended.
  if (known && (known.valid_until !== null || until === null)) return;
  if (!verifierOf(partner)(card, signature) || idOf(publicKey) !== id) refuseExchange('badSignature');
  const agency = await transaction.selectFrom('agency').select('partner_id').where('id', '=', agencyId).executeTakeFirst();
  if (agency?.partner_id !== partner.id) refuseExchange('notYourAgency');
  if (known) {
    await transaction.updateTable('agency_key').set({ valid_until: until }).where('id', '=', id).execute();
    return;
  }
  const now = await transaction
    .selectFrom('agency_key')
    .select(['id', 'valid_from'])
    .where('agency_id', '=', agencyId)
    .where('valid_until', 'is', null)
    .executeTakeFirst();
  const isNewest = !now || now.valid_from < from;
  if (now && isNewest && until === null) await transaction.updateTable('agency_key').set({ valid_until: from }).where('id', '=', now.id).execute();
  const row = { id, agency_id: agencyId, public_key: publicKey, valid_from: from, valid_until: until ?? (isNewest ? null : (now?.valid_from ?? null)) };
  await transaction
    .insertInto('agency_key')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Judges what a partner sends by whose key signed it: a key of the agency that it names, known by its id, and never one
 * of another agency. An agency whose keys the partner never told signs by the partner's own, as all did before they had
 * keys; what was signed by that then stays good.
 */
export async function verifierFor(db: DbOrTransaction, partner: Partner): Promise<Verify> {
  const rows = await db
    .selectFrom('agency_key')
    .innerJoin('agency', 'agency.id', 'agency_key.agency_id')
    .select(['agency_key.id', 'agency_id', 'public_key', 'valid_until'])
    .where('agency.partner_id', '=', partner.id)
    .execute();
  const ofPartner = verifierOf(partner);
  return (statement, signature, { agencyId, isNow }) => {
    const key = rows.find((one) => one.id === signature.keyId);
    if (!key) return !(isNow && rows.some((one) => one.agency_id === agencyId)) && ofPartner(statement, signature);
    return key.agency_id === agencyId && !(isNow && key.valid_until !== null) && isSignedBy(key.public_key, statement, signature);
  };
}

function idOf(publicKey: string): string | undefined {
  try {
    const key = createPublicKey(publicKey);
    if (!publicKey.includes('PUBLIC KEY') || key.asymmetricKeyType !== 'ed25519') return undefined;
    const der = key.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(der).digest('hex').slice(0, 16);
  } catch {
    return undefined;
  }
}
