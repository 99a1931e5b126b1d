import { type ClosedLevel, closedLevels, type PublicityGround, publicityGrounds } from '@assize/contracts/hearing/publicity/wire';
import type { Span } from '@assize/contracts/recording/readable';
import type { Chapter } from '@assize/contracts/recording/products';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeAct } from '../../components/describeAct.ts';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatDuration } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import classes from './Portions.module.css';
import { readTime } from './readTime.ts';

export interface NewPortion {
  span: Span | null;
  level: ClosedLevel;
  ground: PublicityGround;
  reason: string;
}
interface PortionFormProps {
  durationMs: number;
  chapters: readonly Chapter[];
  onSet: (order: NewPortion) => Promise<void>;
}

/** A new order: for the whole or from one time to another, which a chapter fills in. */
export function PortionForm({ durationMs, chapters, onSet }: PortionFormProps) {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const [[from, to], setTimes] = useState(['0:00', formatDuration(durationMs)]);
  const [level, setLevel] = useState<ClosedLevel>('parties');
  const [ground, setGround] = useState<PublicityGround>(publicityGrounds[0]);
  const [reason, setReason] = useState('');
  const { isBusy, refusal, run } = useAct();
  const [fromMs, toMs] = [readTime(from ?? ''), readTime(to ?? '')];
  const isTimely = isWhole || (fromMs !== undefined && toMs !== undefined && fromMs < toMs);
  const set = async (): Promise<void> => {
    const span = isWhole || fromMs === undefined || toMs === undefined ? null : { fromMs, toMs };
    if (isTimely && (await run(() => onSet({ span, level, ground, reason: reason.trim() })))) setReason('');
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void set();
  };
  // Up to the second after the next act begins: shown times leave the rest of a second out, and too much is closed rather than too little.
  const takeChapter = (index: number): void => {
    const [chapter, next] = [chapters[index], chapters.slice(index).find((one) => one.atMs > (chapters[index]?.atMs ?? 0))];
    if (chapter) setTimes([formatDuration(chapter.atMs), formatDuration((next?.atMs ?? durationMs) + 999)]);
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit} data-testid="portion-form">
      <h3>{t('portions:new')}</h3>
      <Checkbox
        size="md"
        label={t('portions:whole')}
        checked={isWhole}
        onChange={(event) => setIsWhole(event.currentTarget.checked)}
        data-testid="portion-whole"
      />
      {isWhole ? null : (
        <>
          {chapters.length > 0 ? (
            <NativeSelect
              label={t('portions:chapter')}
              defaultValue=""
              data={[
                { value: '', label: t('portions:byTimes') },
                ...chapters.map((one, index) => ({ value: String(index), label: `${formatDuration(one.atMs)} ${describeAct(t, one)}` })),
              ]}
              onChange={(event) => takeChapter(event.currentTarget.value === '' ? -1 : Number(event.currentTarget.value))}
              data-testid="portion-chapter"
            />
          ) : null}
          <div className={classes.times}>
            <TextInput
              label={t('portions:from')}
              value={from}
              onChange={(event) => setTimes([event.currentTarget.value, to ?? ''])}
              data-testid="portion-from"
            />
            <TextInput
              label={t('portions:to')}
              value={to}
              error={isTimely ? undefined : t('portions:badTimes')}
              onChange={(event) => setTimes([from ?? '', event.currentTarget.value])}
              data-testid="portion-to"
            />
          </div>
        </>
      )}
      <NativeSelect
        label={t('portions:for')}
        value={level}
        data={closedLevels.map((value) => ({ value, label: t(`portions:level.${value}`) }))}
        onChange={(event) => setLevel(closedLevels.find((one) => one === event.currentTarget.value) ?? level)}
        data-testid="portion-level"
      />
      <NativeSelect
        label={t('publicity:groundLabel')}
        value={ground}
        data={publicityGrounds.map((value) => ({ value, label: t(`publicity:ground.${value}`) }))}
        onChange={(event) => setGround(publicityGrounds.find((one) => one === event.currentTarget.value) ?? ground)}
      />
      <TextInput
        label={t('portions:reason')}
        value={reason}
        maxLength={500}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="portion-reason"
      />
      {refusal ? <ErrorView code={refusal} onRetry={() => void set()} /> : null}
      <Button type="submit" loading={isBusy} disabled={!isTimely || reason.trim() === ''} data-testid="portion-set">
        {t('portions:set')}
      </Button>
    </form>
  );
}
