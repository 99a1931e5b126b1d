import type { Span } from '@assize/contracts/recording/readable';
import { peaksPerSecond, type Waveform } from '@assize/contracts/recording/waveform';
import type { Speech } from '@assize/contracts/recording/moments';
import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { memo, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/formatInstant.ts';
import { describeAct } from '../../components/describeAct.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { numberOf } from '../presentation/exhibitWords.ts';
import classes from './Timeline.module.css';
import type { ReplayTimeline } from './timelineModel.ts';
import { following, wavePath } from './timelineWindow.ts';
import { useTimelineHand } from './useTimelineHand.ts';

export interface Sound {
  speech: Speech;
  voices: Waveform['voices'];
}
interface TimelineProps {
  timeline: ReplayTimeline;
  sound: Sound;
  gaps: RecordingDetail['gaps'];
  /** What of it this reader may hear. */
  readable: readonly Span[];
  durationMs: number;
  atMs: number;
  onSeek: (atMs: number) => void;
}
const columns = 800;
const waveHeight = 30;

/** The whole recording at a glance: stages, the floor, every voice, exhibits, rulings and notes; a click goes there. Lists beside it say the same in words. */
export function Timeline({ durationMs, atMs, onSeek, ...lanes }: TimelineProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Span>({ fromMs: 0, toMs: durationMs });
  /** Somebody looks elsewhere than at what plays. */
  const [isAway, setIsAway] = useState(false);
  const span = isAway ? chosen : following(chosen, atMs, durationMs);
  useEffect(() => setChosen(span), [span]);
  const { ref, ...hand } = useTimelineHand({
    span,
    durationMs,
    onSpan: (next) => {
      setChosen(next);
      setIsAway(atMs < next.fromMs || atMs > next.toMs);
    },
    onSeek: (to) => {
      setIsAway(false);
      onSeek(to);
    },
  });
  const cursor = ((atMs - span.fromMs) / Math.max(1, span.toMs - span.fromMs)) * 100;
  return (
    <section className={classes.timeline} aria-label={t('replay:timeline')}>
      <div
        ref={ref}
        className={classes.lanes}
        role="slider"
        tabIndex={0}
        aria-label={t('replay:timelineKeys')}
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs / 1000)}
        aria-valuenow={Math.round(atMs / 1000)}
        aria-valuetext={formatDuration(atMs)}
        data-testid="replay-timeline"
        {...hand}
      >
        <Lanes {...lanes} fromMs={span.fromMs} toMs={span.toMs} />
        <span className={classes.cursor} style={{ insetInlineStart: `${String(Math.min(100, Math.max(0, cursor)))}%` }} aria-hidden="true" />
      </div>
      <p className={classes.range}>
        <span>{formatDuration(span.fromMs)}</span>
        <span>{formatDuration(span.toMs)}</span>
      </p>
    </section>
  );
}

type LanesProps = Omit<TimelineProps, 'durationMs' | 'atMs' | 'onSeek'> & Span;

/** Drawn anew when another stretch is looked at, not as the recording plays. */
const Lanes = memo(function Lanes({ timeline, sound, gaps, readable, fromMs, toMs }: LanesProps) {
  const { t } = useTranslation();
  const x = (ms: number): number => ((ms - fromMs) / Math.max(1, toMs - fromMs)) * columns;
  const isSeen = (one: Span): boolean => one.toMs >= fromMs && one.fromMs <= toMs;
  const band = (one: Span, title: string, kind: string): React.ReactNode => (
    <rect
      key={`${kind} ${String(one.fromMs)} ${title}`}
      x={x(one.fromMs)}
      y={1}
      width={Math.max(1, x(one.toMs) - x(one.fromMs) - 1)}
      height={12}
      data-kind={kind}
    >
      <title>{`${formatDuration(one.fromMs)} ${title}`}</title>
    </rect>
  );
  const names = (ids: readonly string[]): string => ids.map((id) => whoIs(t, timeline.people[id])).join(' · ');
  const voiceIds = useMemo(() => {
    const heard = [...sound.voices.map((one) => one.participantId), ...sound.speech.map((one) => one.participantId)];
    return [...new Set(heard)];
  }, [sound]);
  const closed = closedBetween(readable, timeline.clock.durationMs);
  return (
    <div aria-hidden="true">
      <Lane label={t('replay:lane.stage')} height={14}>
        {timeline.stages.filter(isSeen).map((one, index) => band(one, t(`order:stage.${one.value}`), index % 2 === 0 ? 'stage' : 'stageNext'))}
      </Lane>
      <Lane label={t('replay:lane.floor')} height={14}>
        {timeline.floor.filter(isSeen).map((one) => band(one, names(one.value), 'floor'))}
      </Lane>
      {voiceIds.map((id) => (
        <Lane key={id} label={whoIs(t, timeline.people[id])} height={waveHeight}>
          {sound.speech
            .filter((one) => one.participantId === id && isSeen(one))
            .map((one) => (
              <rect key={one.fromMs} x={x(one.fromMs)} y={0} width={Math.max(0.5, x(one.toMs) - x(one.fromMs))} height={waveHeight} data-kind="speech" />
            ))}
          <path
            d={wavePath(sound.voices.find((one) => one.participantId === id)?.peaks ?? [], peaksPerSecond, { fromMs, toMs }, columns, waveHeight)}
            data-kind="wave"
          />
        </Lane>
      ))}
      <Lane label={t('replay:lane.exhibits')} height={14}>
        {timeline.exhibits
          .filter(isSeen)
          .map((one) => band(one, t('presentation:chapter', { number: numberOf(t, one.value.number), page: one.value.page }), 'exhibit'))}
      </Lane>
      <Lane label={t('replay:lane.marks')} height={14}>
        {timeline.marks
          .filter((one) => one.atMs >= fromMs && one.atMs <= toMs)
          .map((one) => band({ fromMs: one.atMs, toMs: one.atMs }, describeAct(t, one), one.kind))}
      </Lane>
      {gaps.length + closed.length > 0 ? (
        <Lane label={t('replay:lane.gaps')} height={14}>
          {gaps.filter(isSeen).map((one) => band(one, t('player:gaps'), 'gap'))}
          {closed.filter(isSeen).map((one) => band(one, t('replay:closed'), 'closed'))}
        </Lane>
      ) : null}
    </div>
  );
});

function Lane({ label, height, children }: { label: string; height: number; children: React.ReactNode }) {
  return (
    <div className={classes.lane}>
      <span className={classes.label}>{label}</span>
      <svg viewBox={`0 0 ${String(columns)} ${String(height)}`} preserveAspectRatio="none" style={{ height: `${String(height / 16)}rem` }}>
        {children}
      </svg>
    </div>
  );
}

/** What lies between the stretches that may be heard. */
function closedBetween(readable: readonly Span[], durationMs: number): Span[] {
  const ends = [0, ...readable.map((one) => one.toMs)];
  const begins = [...readable.map((one) => one.fromMs), durationMs];
  return begins.flatMap((toMs, index) => (toMs - (ends[index] ?? 0) > 100 ? [{ fromMs: ends[index] ?? 0, toMs }] : []));
}
