import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../components/scene.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './Evidence.module.css';
import { DeadlineForm } from './DeadlineForm.tsx';
import { evidenceModel, type ExhibitShown } from './evidenceModel.ts';
import { ExhibitCard } from './ExhibitCard.tsx';
import { FileForm } from './FileForm.tsx';
import { openDocument } from './openDocument.ts';

/** The register of exhibits as this person may know it, with the filing of one's own and the exchange. */
export function EvidencePanel(props: OrderProps) {
  const { t, i18n } = useTranslation();
  const [fault, setFault] = useState<ApiErrorCode>();
  const { state, meId, isBusy, send } = props;
  const me = state.participants[meId];
  const model = me && evidenceModel(state, me);
  if (!model) return null;
  const { deadlineAt, exchange } = state.evidence;
  const open = ({ exhibit }: ExhibitShown): void => {
    setFault(undefined);
    openDocument(state.id, exhibit.id, exhibit.document.name).catch((error: unknown) => setFault(codeOf(error)));
  };
  return (
    <section className={classes.panel} aria-label={t('evidence:heading')} data-testid="evidence-panel">
      <h2>{t('evidence:heading')}</h2>
      <p className={classes.quiet}>
        {t(`evidence:exchange.${exchange}`)}
        {deadlineAt === null ? '' : ` ${t('evidence:deadline', { time: formatDateTime(deadlineAt, i18n.language) })}`}
      </p>
      {model.mayOpenExchange ? (
        <Button size="md" variant="light" disabled={isBusy} onClick={() => void send({ type: 'exchange.open', payload: {} })} data-testid="open-exchange">
          {t('evidence:openExchange')}
        </Button>
      ) : null}
      {model.mayCloseExchange ? (
        <Button size="md" variant="light" disabled={isBusy} onClick={() => void send({ type: 'exchange.close', payload: {} })} data-testid="close-exchange">
          {t('evidence:closeExchange')}
        </Button>
      ) : null}
      {fault === undefined ? null : <StatusMessage tone="danger" title={t(`errors:${fault}.title`)} isLive />}
      {model.exhibits.length === 0 ? <p className={classes.quiet}>{t('evidence:empty')}</p> : null}
      <ul className={classes.list}>
        {model.exhibits.map((shown) => (
          <ExhibitCard
            key={shown.exhibit.id}
            {...props}
            shown={shown}
            own={model.exhibits.filter((one) => one.isOwn && one.status !== 'withdrawn')}
            onOpen={() => open(shown)}
          />
        ))}
      </ul>
      {model.maySetDeadline ? <DeadlineForm key={deadlineAt} {...props} /> : null}
      {model.mayFile ? <FileForm {...props} /> : null}
    </section>
  );
}
