/** Where the words of pages come from: what was read off each page of a version of a document when its pages were made. */
export interface CasePageTexts {
  /** Pages whose words are known by now, each once; there may be more later, as scans are read after they are drawn. */
  list(caseId: string, documentId: string, version: number): AsyncIterable<{ page: number; text: string }>;
}
