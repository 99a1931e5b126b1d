import { useTranslation } from 'react-i18next';
import classes from '../CaseFile.module.css';
import { type FilePanelProps, findOpenHandover, may, mayAnswer, type ViewedHandover } from '../filePanel.ts';
import { FormOpener } from '../FormOpener.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { HandoverCard } from './HandoverCard.tsx';
import { SendPanel } from './SendPanel.tsx';
import { TakeBack } from './TakeBack.tsx';

/** How the case went from agency to agency, newest first, and the next step on that way. */
export function HandoversPanel({ file, act, ownAgencyIds, handovers }: FilePanelProps & { handovers: readonly ViewedHandover[] }) {
  const { t } = useTranslation();
  const open = findOpenHandover(file);
  const isMine = mayAnswer(file, ownAgencyIds);
  return (
    <section className={classes.panel} aria-labelledby="handovers" data-testid="handovers">
      <h2 id="handovers">{t('files:handover.title')}</h2>
      {handovers.length === 0 ? <p>{t('files:handover.none')}</p> : null}
      {open && isMine ? <AnswerForm key={open.handoverId} handover={open} act={act} /> : null}
      <ul className={classes.rows}>
        {handovers.toReversed().map((one) => (
          <HandoverCard key={one.handoverId} handover={one} />
        ))}
      </ul>
      {open && !isMine && may(file, 'handOver') ? <TakeBack open={open} act={act} /> : null}
      {!open && may(file, 'handOver') ? (
        <FormOpener label={t('files:handover.open')} testId="hand-over" variant="filled">
          {(close) => <SendPanel file={file} act={act} onDone={close} />}
        </FormOpener>
      ) : null}
    </section>
  );
}
