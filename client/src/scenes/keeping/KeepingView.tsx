import { Button } from '@mantine/core';
import type { KeepingHealth } from '@assize/contracts/custody/keeping/views';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { Facts } from '../../components/Facts.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { personIn, type RecordPanelProps } from '../../record/recordPanel.ts';
import { useAct } from '../../record/useAct.ts';
import { CopiesHealth } from './CopiesHealth.tsx';
import { KeepingForm } from './KeepingForm.tsx';
import { isOwnProposal, type KeepingAct, listActs } from './keepingModel.ts';
import classes from './Keeping.module.css';

interface KeepingViewProps extends RecordPanelProps {
  health: KeepingHealth;
  onCertificate: () => Promise<void>;
}

/** Class and day, hold, health of the copies, and what waits for review. */
export function KeepingView({ record, custody, act, health, onCertificate }: KeepingViewProps) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<KeepingAct | null>(null);
  const saving = useAct();
  const { hold, destroyed } = custody.keeping;
  const time = (at: string): string => formatDateTime(at, i18n.language);
  const labels: Record<KeepingAct, string> = {
    'keeping.classify': t('keeping:classify.act'),
    'hold.place': t('keeping:hold.place'),
    'hold.lift': t('keeping:hold.lift'),
    'destruction.propose': t('keeping:destruction.propose'),
    approve: t('keeping:destruction.approve'),
    refuse: t('keeping:destruction.refuse'),
  };
  return (
    <section aria-labelledby="keeping" className={classes.panel} data-testid="keeping">
      <h2 id="keeping">{t('keeping:title')}</h2>
      <p>{t('keeping:text')}</p>
      <Facts
        facts={[
          { term: t('keeping:class.label'), value: t(`keeping:class.${health.retention}`) },
          { term: t('keeping:due.label'), value: health.dueOn === null ? t('keeping:due.never') : t('keeping:due.on', { date: health.dueOn }) },
          { term: t('keeping:hold.label'), value: hold ? t('keeping:hold.placed', { time: time(hold.at), reason: hold.reason }) : t('keeping:hold.none') },
        ]}
      />
      <CopiesHealth health={health} keeping={custody.keeping} />
      <Destruction record={record} custody={custody} health={health} />
      {destroyed ? (
        <div>
          <Button variant="default" loading={saving.isBusy} onClick={() => void saving.run(onCertificate)} data-testid="certificate">
            {t('keeping:destruction.certificate')}
          </Button>
          {saving.refusal ? <ErrorView code={saving.refusal} /> : null}
        </div>
      ) : null}
      {chosen ? (
        <KeepingForm key={chosen} chosen={chosen} label={labels[chosen]} retention={health.retention} act={act} onEnd={() => setChosen(null)} />
      ) : (
        <div className={classes.ways}>
          {listActs(record, custody, health).map((one) => (
            <Button key={one} variant="default" onClick={() => setChosen(one)} data-testid={`keeping-${one}`}>
              {labels[one]}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

/** Where the destruction of the record stands. */
function Destruction({ record, custody, health }: Pick<KeepingViewProps, 'record' | 'custody' | 'health'>) {
  const { t, i18n } = useTranslation();
  const { proposal, approval, destroyed } = custody.keeping;
  const time = (at: string): string => formatDateTime(at, i18n.language);
  const who = (participantId: string | null): string => personIn(record, participantId)?.name ?? t('keeping:destruction.administrator');
  const { obstacle } = health;
  return (
    <div role="group" aria-label={t('keeping:destruction.label')}>
      <p>{t('keeping:destruction.text')}</p>
      {proposal && !destroyed ? (
        <p>{t('keeping:destruction.proposed', { time: time(proposal.at), who: who(proposal.participantId), reason: proposal.reason })}</p>
      ) : null}
      {isOwnProposal(record, custody) ? <p>{t('keeping:destruction.own')}</p> : null}
      {approval && !destroyed ? <p>{t('keeping:destruction.ordered', { time: time(approval.at), who: who(approval.participantId) })}</p> : null}
      {destroyed ? <p>{t('keeping:destruction.done', { time: time(destroyed.at), count: destroyed.objects.length })}</p> : null}
      {obstacle === 'held' || obstacle === 'notDue' || obstacle === 'notSealed' ? <p>{t(`keeping:obstacle.${obstacle}`)}</p> : null}
    </div>
  );
}
