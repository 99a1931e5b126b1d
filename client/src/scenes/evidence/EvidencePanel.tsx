import { Button } from '@mantine/core';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../components/scene.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { Bundles } from './bundles/Bundles.tsx';
import classes from './Evidence.module.css';
import { DeadlineForm } from './DeadlineForm.tsx';
import { evidenceModel, type ExhibitList, type ExhibitShown, isInList } from './evidenceModel.ts';
import { ExhibitCard } from './ExhibitCard.tsx';
import { PagesDialog } from '../presentation/PagesDialog.tsx';
import { firstPane, presentationModel } from '../presentation/presentationModel.ts';
import { PresenterActs } from '../presentation/PresenterActs.tsx';
import { ListChoice } from './ListChoice.tsx';
import { FileForm } from './FileForm.tsx';
import { saveFile } from '../../session/saveFile.ts';

/** The register of exhibits as this person may know it, with the filing of one's own and the exchange. */
export function EvidencePanel(props: OrderProps) {
  const { t, i18n } = useTranslation();
  const [fault, setFault] = useState<ApiErrorCode>();
  const [read, setRead] = useState<Exhibit>();
  const [list, setList] = useState<ExhibitList>('all');
  const { state, meId, isBusy, send } = props;
  const me = state.participants[meId];
  const model = me && evidenceModel(state, me);
  if (!model) return null;
  const { deadlineAt, exchange } = state.evidence;
  const open = ({ exhibit }: ExhibitShown): void => {
    setFault(undefined);
    saveFile(`/api/hearings/${state.id}/exhibits/${exhibit.id}/original`, exhibit.document.name).catch((error: unknown) => setFault(codeOf(error)));
  };
  const listed = model.exhibits.filter((one) => isInList(one, list));
  const presentation = presentationModel(state, me);
  /** The judge who shows something is who presents from then on. */
  const show = async (exhibitId: string): Promise<void> => {
    if (!presentation.isPresenter && !(await send({ type: 'presenter.name', payload: { participantId: meId } }))) return;
    await send({ type: 'presentation.show', payload: { panes: [firstPane(exhibitId)], isForWitness: false } });
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
      <PresenterActs {...props} />
      {fault === undefined ? null : <StatusMessage tone="danger" title={t(`errors:${fault}.title`)} isLive />}
      {model.exhibits.length === 0 ? <p className={classes.quiet}>{t('evidence:empty')}</p> : null}
      <ListChoice exhibits={model.exhibits} list={list} onList={setList} />
      <ul className={classes.list}>
        {listed.map((shown) => (
          <ExhibitCard
            key={shown.exhibit.id}
            {...props}
            shown={shown}
            own={model.exhibits.filter((one) => one.isOwn && one.status !== 'withdrawn')}
            onOpen={() => open(shown)}
            onRead={() => setRead(shown.exhibit)}
            onShow={presentation.mayShow(shown.exhibit) ? () => void show(shown.exhibit.id) : undefined}
          />
        ))}
      </ul>
      <Bundles {...props} model={model} onFault={setFault} />
      {model.maySetDeadline ? <DeadlineForm key={deadlineAt} {...props} /> : null}
      {model.mayFile ? <FileForm {...props} /> : null}
      {read ? <PagesDialog state={state} meId={meId} exhibit={read} onClose={() => setRead(undefined)} /> : null}
    </section>
  );
}
