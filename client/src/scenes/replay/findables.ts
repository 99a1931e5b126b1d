import type { RecordingDetail } from '@assize/contracts/casefile/views';
import type { TFunction } from 'i18next';
import { describeAct } from '../../components/describeAct.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { numberOf } from '../presentation/exhibitWords.ts';
import type { Findable } from './searchReplay.ts';
import type { Sound } from './Timeline.tsx';
import type { ReplayTimeline } from './timelineModel.ts';

/** All that can be found in a recording, in the words in which it is shown. */
export function findables(
  t: TFunction,
  chapters: RecordingDetail['chapters'],
  timeline: ReplayTimeline | undefined,
  { speech }: Pick<Sound, 'speech'>,
): Findable[] {
  const named = chapters.filter((one) => one.exhibit === null).map((one): Findable => ({ atMs: one.atMs, kind: 'chapter', text: describeAct(t, one) }));
  if (!timeline) return named;
  const exhibits = timeline.exhibits.map(({ fromMs, value }): Findable => ({
    atMs: fromMs,
    kind: 'exhibit',
    text: `${t('presentation:chapter', { number: numberOf(t, value.number), page: value.page })} · ${value.title}`,
  }));
  const marks = timeline.marks.map((one): Findable => ({ atMs: one.atMs, kind: one.kind, text: describeAct(t, one) }));
  const speakers = speech.map(({ participantId, fromMs }): Findable => ({ atMs: fromMs, kind: 'speaker', text: whoIs(t, timeline.people[participantId]) }));
  return [...named, ...exhibits, ...marks, ...speakers];
}
