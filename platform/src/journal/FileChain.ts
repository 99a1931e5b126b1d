import { type JournalHeader, noPreviousHash } from '@assize/contracts/recording/journal';

/**
 * How a journal file stands to the files before it. `first`: none is before it, as it says. `follows`: the same node
 * went on. `takesOver`: it says so, and the block that it names is there with that hash. `broken`: a file before it is
 * missing, was cut or changed, or the file itself is not of this recording's chain; files of a taking over that do
 * not state it are among these.
 */
export type FileLink = 'first' | 'follows' | 'takesOver' | 'broken';

/** Follows the chain over the files of one recording, which are to be given in order of their numbers. */
export class FileChain {
  /** Of each file the hash of its header, then of each of its blocks. */
  readonly #hashes = new Map<number, string[]>();
  #current: string[] | undefined;
  #lastFileNo: number | undefined;

  takeHeader(header: JournalHeader, hash: string): FileLink {
    const link = this.#linkOf(header);
    // Of two files with one number the first counts: what is added later takes nothing's place.
    this.#current = this.#hashes.has(header.fileNo) ? undefined : [hash];
    if (this.#current) this.#hashes.set(header.fileNo, this.#current);
    this.#lastFileNo = Math.max(header.fileNo, this.#lastFileNo ?? 0);
    return link;
  }

  /** Each whole block of the file whose header was taken last. */
  takeBlock(hash: string): void {
    this.#current?.push(hash);
  }

  #linkOf({ fileNo, previousHash, takesOver }: JournalHeader): FileLink {
    const last = this.#lastFileNo;
    if (last === undefined) return fileNo === 0 && previousHash === noPreviousHash && !takesOver ? 'first' : 'broken';
    if (fileNo <= last) return 'broken';
    const named = this.#hashes.get(takesOver?.fileNo ?? last);
    const hash = named?.at(takesOver && takesOver.blockNo !== null ? takesOver.blockNo + 1 : -1);
    if (hash !== previousHash) return 'broken';
    return takesOver ? 'takesOver' : 'follows';
  }
}
