import { strokesKey } from '@assize/contracts/hearing/presentation/state';
import { isInCourt } from '@assize/contracts/hearing/state';
import type { Replay, StateFinder } from '@assize/contracts/recording/replay';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { describeAct } from '../../components/describeAct.ts';
import { formatDuration, formatTime } from '../../i18n/formatInstant.ts';

import { partyKey, stageKey, whoIs } from '../courtroom/order/wording.ts';
import { numberOf } from '../presentation/exhibitWords.ts';
import { PageView } from '../presentation/PageView.tsx';
import classes from './ReplayView.module.css';
import type { ReplayTimeline } from './timelineModel.ts';

/** What is known of the hearing along its recording. */
export interface ReadReplay {
  replay: Replay;
  finder: StateFinder;
  timeline: ReplayTimeline;
}
interface StatePanelProps extends ReadReplay {
  recordingId: string;
  atMs: number;
  onSeek: (atMs: number) => void;
}
const mostMarks = 6;

/** The courtroom as it was at this second: stage, floor, who was there, the page before the court with its marks, and what was ruled and noted up to then. */
export function StatePanel({ recordingId, replay, finder, timeline, atMs, onSeek }: StatePanelProps) {
  const { t, i18n } = useTranslation();
  const wallMs = timeline.clock.toWallMs(Math.round(atMs));
  const { state, shownSeq } = finder.at(wallMs);
  const { procedure, floor, presentation } = state;
  const people = Object.values(state.participants);
  const present = people.filter(isInCourt).toSorted((a, b) => a.seat - b.seat);
  const holders =
    floor.turn === null ? floor.holderIds.map((id) => whoIs(t, state.participants[id] ?? timeline.people[id])).join(' · ') : t(partyKey(floor.turn, procedure));
  const marks = useMemo(
    () =>
      timeline.marks
        .filter((one) => one.atMs <= atMs)
        .slice(-mostMarks)
        .toReversed(),
    [timeline, atMs],
  );
  return (
    <section className={classes.state} aria-labelledby="replay-state" data-testid="replay-state" data-at={Math.round(atMs)} data-seq={state.seq}>
      <h2 id="replay-state">{t('replay:state.title')}</h2>
      <dl>
        <dt>{t('replay:state.time')}</dt>
        <dd>{formatTime(new Date(wallMs), i18n.language)}</dd>
        <dt>{t('replay:state.stage')}</dt>
        <dd data-testid="replay-stage">{procedure.stage === null ? t('replay:state.none') : t(stageKey(procedure.stage, procedure))}</dd>
        <dt>{t('replay:state.floor')}</dt>
        <dd data-testid="replay-floor">{holders || t(floor.mode === 'open' ? 'replay:state.everyone' : 'replay:state.nobody')}</dd>
        <dt>{t('replay:state.present')}</dt>
        <dd data-testid="replay-present">{present.map((one) => whoIs(t, one)).join(' · ') || t('replay:state.nobody')}</dd>
      </dl>
      {presentation.panes.map((pane) => {
        const exhibit = state.evidence.exhibits[pane.exhibitId];
        const key = strokesKey(pane);
        const shape = replay.shapes[key];
        const name = exhibit ? t('presentation:chapter', { number: numberOf(t, exhibit.number), page: pane.page }) : '';
        return (
          <figure key={pane.exhibitId} className={classes.shown} data-testid="replay-exhibit" data-page={pane.page}>
            <figcaption>{exhibit ? `${name} · ${exhibit.title}` : t('replay:state.page')}</figcaption>
            {shape ? (
              <div className={classes.page}>
                <PageView
                  from={`/api/recordings/${recordingId}/at/${String(shownSeq)}/exhibits`}
                  pane={pane}
                  shape={shape}
                  ahead={[]}
                  strokes={presentation.strokes[key] ?? []}
                  label={name}
                />
              </div>
            ) : (
              <p>{t('replay:state.notMade')}</p>
            )}
          </figure>
        );
      })}
      <h3>{t('replay:state.marks')}</h3>
      {marks.length === 0 ? <p>{t('replay:state.noMarks')}</p> : null}
      <ol className={classes.marks}>
        {marks.map((one) => (
          <li key={one.seq}>
            <button type="button" onClick={() => onSeek(one.atMs)} data-testid="replay-mark">
              <span className={classes.at}>{formatDuration(one.atMs)}</span>
              <span>{describeAct(t, one)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
