import type { Moment } from '@assize/contracts/recording/moments';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { recordingPath } from '../../app/paths.ts';
import { formatDuration } from '../../i18n/formatInstant.ts';
import { listPages, pageKey } from './momentModel.ts';
import classes from './ReplayView.module.css';

interface ExhibitMomentsProps {
  recordingId: string;
  moments: readonly Moment[];
  onSeek: (atMs: number) => void;
}

/** Every moment at which a page was before the court, in this hearing and the others of the case, and who spoke then. */
export function ExhibitMoments({ recordingId, moments, onSeek }: ExhibitMomentsProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const numberOf = ({ number }: Pick<Moment, 'number'>): string => t(`evidence:number.${number.side}`, { ordinal: number.ordinal });
  const nameOf = (one: Moment): string => t('presentation:chapter', { number: numberOf(one), page: one.page });
  const pages = listPages(moments);
  const found = moments.filter((one) => chosen === '' || pageKey(one) === chosen);
  return (
    <section className={classes.moments} aria-labelledby="moments" data-testid="moments">
      <h2 id="moments">{t('player:moments.title')}</h2>
      <NativeSelect
        label={t('player:moments.page')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[{ value: '', label: t('player:moments.all') }, ...pages.map((one) => ({ value: pageKey(one), label: `${nameOf(one)} · ${one.title}` }))]}
        data-testid="moment-page"
      />
      <ol>
        {found.map((one) => {
          const words = <MomentWords name={nameOf(one)} moment={one} />;
          const key = `${one.hearingId} ${pageKey(one)} ${String(one.fromMs)}`;
          if (one.recordingId === recordingId)
            return (
              <li key={key}>
                <button type="button" onClick={() => onSeek(one.fromMs)} data-testid="moment">
                  {words}
                </button>
              </li>
            );
          return <li key={key}>{one.recordingId === null ? <p>{words}</p> : <Link to={recordingPath(one.recordingId, one.fromMs)}>{words}</Link>}</li>;
        })}
      </ol>
    </section>
  );
}

function MomentWords({ name, moment: { fromMs, toMs, speakers } }: { name: string; moment: Moment }) {
  const { t } = useTranslation();
  const spoken = speakers?.map((one) => t('player:moments.spoke', { who: `${t(`common:role.${one.role}`)} ${one.name}`, time: formatDuration(one.spokenMs) }));
  return (
    <>
      <span className={classes.at}>{t('player:moments.time', { from: formatDuration(fromMs), to: formatDuration(toMs) })}</span>
      <span>
        {name}
        <small>{spoken ? spoken.join(' · ') || t('player:moments.nobody') : t('player:moments.notKnown')}</small>
      </span>
    </>
  );
}
