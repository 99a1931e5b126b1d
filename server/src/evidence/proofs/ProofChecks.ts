import { buffer } from 'node:stream/consumers';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { Proof } from '@assize/contracts/hearing/evidence/proofs';
import { type DocumentSignatures, documentSignaturesSchema } from '@assize/contracts/hearing/evidence/signatures';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import type { CheckedProof } from '@assize/contracts/http/proofs';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { Db } from '../../platform/db.ts';
import type { Integrity } from '../Integrity.ts';
import { checkStamp } from './checkStamp.ts';
import { listProofs } from './listProofs.ts';

interface Options {
  db: Db;
  store: ObjectStore;
  integrity: Integrity;
  /** PEM bundle of the time-stamp authorities that this court trusts. */
  authoritiesPath: string | undefined;
}
interface Asked {
  hearingId: string;
  exhibit: Pick<Exhibit, 'id' | 'document' | 'proofs'>;
  /** The hearing in which the document came in. */
  placeId: string;
}
/** Everybody to whom a page is shown asks at the same time. */
const holdsMs = 60_000;

/** Looks at what speaks for an exhibit from outside of the court: what was attached to it and what is signed in it. */
export class ProofChecks {
  readonly #options: Options;
  readonly #answers = new LRUCache<string, Promise<CheckedProof[]>>({ max: 500, ttl: holdsMs });
  /** However many are asked for: so many programs at once. */
  readonly #queue = new PQueue({ concurrency: 2 });

  constructor(options: Options) {
    this.#options = options;
  }

  list(asked: Asked): Promise<CheckedProof[]> {
    const { hearingId, exhibit } = asked;
    const key = [hearingId, exhibit.id, exhibit.proofs.length].join();
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#queue.add(() => this.#look(asked));
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }

  async #look({ hearingId, exhibit, placeId }: Asked): Promise<CheckedProof[]> {
    const { db } = this.#options;
    const logged = exhibit.proofs.length === 0 ? [] : await listProofs(db, hearingId);
    const checked: CheckedProof[] = [];
    for (const { proof } of logged.filter((one) => one.exhibitId === exhibit.id)) checked.push(await this.#checkAttached(proof, exhibit.document, placeId));
    const signatures = await this.#readSignatures(placeId, exhibit.document);
    if (signatures === null) return [...checked, { kind: 'unknown', of: 'signatures', fault: 'unreadable' }];
    for (const found of signatures) {
      if (found.kind === 'signature') checked.push(found);
      else checked.push(await this.#checkStamp(found.token, (digest) => found.digests[digest], { isInside: true, coversWhole: found.coversWhole }));
    }
    return checked;
  }

  async #checkAttached(proof: Proof, document: EvidenceDocument, placeId: string): Promise<CheckedProof> {
    if (proof.kind === 'timeStamp') {
      const { integrity } = this.#options;
      return this.#checkStamp(proof.token, (digest) => integrity.digestOf(placeId, document, digest), { isInside: false, coversWhole: true });
    }
    const { place, reference, sha256, depositedAt } = proof;
    return { kind: 'deposit', place, reference, sha256, depositedAt, covers: sha256 === document.sha256 };
  }

  #checkStamp(
    token: string,
    digestOf: Parameters<typeof checkStamp>[0]['digestOf'],
    about: { isInside: boolean; coversWhole: boolean },
  ): Promise<CheckedProof> {
    return checkStamp({ token, digestOf, ...about, authoritiesPath: this.#options.authoritiesPath });
  }

  /** None until the document has been opened. */
  async #readSignatures(placeId: string, { documentId }: EvidenceDocument): Promise<DocumentSignatures> {
    const { store } = this.#options;
    const key = documentKeys.signatures(placeId, documentId);
    if (!(await store.stat(key))) return [];
    return documentSignaturesSchema.parse(JSON.parse((await buffer(await store.open(key))).toString()));
  }
}
