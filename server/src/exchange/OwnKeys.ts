import type { StatementSignature } from '@assize/contracts/casefile/lead/wire';
import type { SignedKeyCard } from '@assize/contracts/exchange/wire';
import { getSigningKey, listAgencyKeys } from '../agency/agencyKeys.ts';
import { type CourtKey, signStatement } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';

interface OwnKeysOptions {
  db: Db;
  masterKey: Buffer;
  courtKey: CourtKey;
}

/** Keys of this installation and of its agencies, as the exchange uses them. */
export class OwnKeys {
  readonly #options: OwnKeysOptions;

  constructor(options: OwnKeysOptions) {
    this.#options = options;
  }

  /** Signs for the installation. */
  sign(statement: object): StatementSignature {
    return signStatement(this.#options.courtKey, statement);
  }

  /** What signs for an agency now. */
  async signerOf(agencyId: string): Promise<(statement: object) => StatementSignature> {
    const key = await getSigningKey(this.#options.db, this.#options.masterKey, agencyId);
    return (statement) => signStatement(key, statement);
  }

  /** Every key of an agency, each vouched for as it stands now. */
  async cardsOf(agencyId: string): Promise<SignedKeyCard[]> {
    const keys = await listAgencyKeys(this.#options.db, agencyId);
    return keys.map((key) => {
      const card = { format: 'assize.agency-key.1' as const, ...key };
      return { card, signature: this.sign(card) };
    });
  }
}
