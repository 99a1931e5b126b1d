/** Reads the words on a picture of a page. */
export interface Ocr {
  /**
   * The words, one line a line of the page; empty where there are none.
   * @throws PageFaultError `timeLimit`, `broken`, `noRenderer`.
   */
  read(picture: string, place: { folder: string; signal: AbortSignal }): Promise<string>;
}
