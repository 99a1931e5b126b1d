import { listTroubles, type RecorderHistory } from '@assize/contracts/recording/recorderHistory';
import { saveJson } from '../../components/saveBlob.ts';

/** Hands the history to the browser to save, with what was not green listed, for a note of defect to draw on. */
export function saveHistory(history: RecorderHistory): void {
  saveJson({ ...history, troubles: listTroubles(history) }, `recorder-history-${history.hearingId}.json`);
}
