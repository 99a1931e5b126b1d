import { type MediaGrant, noGrant } from '@assize/contracts/media/grant';

interface Known {
  version: number;
  grant: MediaGrant;
}

/**
 * The newest grant known of each participant of one room, whichever way it came: with the whole table from a
 * server, or in a person's token. Older news never undoes newer.
 */
export class GrantTable {
  #tableVersion = -1;
  readonly #known = new Map<string, Known>();

  get(participantId: string): MediaGrant {
    return this.#known.get(participantId)?.grant ?? noGrant;
  }

  /** Is anything known that was decided after this version? */
  isNewerThan(version: number): boolean {
    return [...this.#known.values()].some((known) => known.version > version);
  }

  /** From a server. Whoever is not in the table has nothing. False when the table is older than the one known. */
  takeTable(version: number, grants: Readonly<Record<string, MediaGrant>>): boolean {
    if (version < this.#tableVersion) return false;
    this.#tableVersion = version;
    for (const [participantId, known] of this.#known) {
      if (known.version <= version && !Object.hasOwn(grants, participantId)) this.#known.delete(participantId);
    }
    for (const [participantId, grant] of Object.entries(grants)) {
      const known = this.#known.get(participantId);
      if (!known || known.version <= version) this.#known.set(participantId, { version, grant });
    }
    return true;
  }

  /** From a person's token: counts only when decided after all that is known of this participant. */
  takeToken(participantId: string, version: number, grant: MediaGrant): boolean {
    const known = this.#known.get(participantId);
    if (version <= Math.max(this.#tableVersion, known?.version ?? -1)) return false;
    this.#known.set(participantId, { version, grant });
    return true;
  }
}
