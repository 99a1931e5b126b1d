/** A journal file being written. One operation at a time. */
export interface OpenJournal {
  /** Appends all bytes or none: after a failure the file ends where it did before. Rejects with the medium's code (`ENOSPC`). */
  append(bytes: Uint8Array): Promise<void>;
  /** Resolves when everything appended is on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Where journals are written: the real disk, or in tests one that is slow or full. */
export interface JournalDisk {
  /** Makes a new file and its folder. Rejects with EEXIST when there is one. */
  create(path: string): Promise<OpenJournal>;
  remove(path: string): Promise<void>;
  /** Bytes that may still be written below this folder. */
  freeBytes(folder: string): Promise<number>;
}
