import { listTroubles, type RecorderHistory } from '@assize/contracts/recording/recorderHistory';

/** Hands the history to the browser to save, with what was not green listed, for a note of defect to draw on. */
export function saveHistory(history: RecorderHistory): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify({ ...history, troubles: listTroubles(history) }, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `recorder-history-${history.hearingId}.json`;
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
