/** A file of a package, wherever it lies: on a disk, or chosen in a browser. */
export interface PackageFile {
  /** From the folder of the package on, `/` between names. */
  path: string;
  bytes: number;
  /** From its first byte on, in pieces; may be called again. */
  read: () => AsyncIterable<Uint8Array>;
}

/** A running SHA-256. */
export interface Hash {
  update(bytes: Uint8Array): void;
  /** Hexadecimal; ends the hash. */
  end(): string;
}
export type MakeHash = () => Hash;
