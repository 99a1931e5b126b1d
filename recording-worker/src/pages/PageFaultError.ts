import type { PageFault } from '@assize/contracts/hearing/evidence/pages';

/** What a document has for the court to be told, and not the operator: it stays so however often it is tried. */
export class PageFaultError extends Error {
  readonly fault: PageFault;

  constructor(fault: PageFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = 'PageFaultError';
    this.fault = fault;
  }
}
