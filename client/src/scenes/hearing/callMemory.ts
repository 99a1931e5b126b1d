import { createStore } from 'zustand/vanilla';

/** When this page was called from the waiting room into the courtroom, by its own clock; undefined when it came otherwise. */
export const call = createStore<{ calledAtMs: number | undefined }>(() => ({ calledAtMs: undefined }));

/** To be said when a person is called in; a page that is loaded again knows of no call. */
export function noteCall(): void {
  call.setState({ calledAtMs: performance.now() });
}
