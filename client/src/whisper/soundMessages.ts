/** From the page to the worker that seals and opens sound. `raw`: 32 bytes. */
export type SoundOrder =
  | { kind: 'seal'; keyId: number; raw: Uint8Array<ArrayBuffer> }
  | { kind: 'open'; fromId: string; keyId: number; raw: Uint8Array<ArrayBuffer> }
  | { kind: 'forget'; fromId: string };

/** From the worker: frames of this member come under a key that is not here. */
export interface SoundReport {
  kind: 'missing';
  fromId: string;
}

/** Given with each transform: whether it seals what leaves, or opens what one member sent. */
export type TransformSide = { side: 'send' } | { side: 'receive'; fromId: string };
