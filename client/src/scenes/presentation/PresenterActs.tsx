import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './Presentation.module.css';
import { presentationModel } from './presentationModel.ts';
import { shareModel } from './shareModel.ts';
import { ShareScreenButton } from './ShareScreenButton.tsx';
import { stillSubject } from './stillModel.ts';
import { TakeStill } from './TakeStill.tsx';

/** Who may show exhibits now: asking for it, giving leave, taking it away. */
export function PresenterActs({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const me = state.participants[meId];
  if (!me) return null;
  const model = presentationModel(state, me);
  const { presenter } = model;
  const subject = stillSubject(state, meId);
  const name = (participantId: string | null): void => void send({ type: 'presenter.name', payload: { participantId } });
  return (
    <div className={classes.leave} data-testid="presenter-acts">
      {presenter ? <p>{model.isPresenter ? t('presentation:youPresent') : t('presentation:presents', { who: whoIs(t, presenter) })}</p> : null}
      <ShareScreenButton model={shareModel(state, me)} isBusy={isBusy} />
      {presenter && model.mayName && presenter.id !== meId ? (
        <Button size="sm" variant="default" disabled={isBusy} onClick={() => name(null)} data-testid="take-away">
          {t('presentation:takeAway', { who: whoIs(t, presenter) })}
        </Button>
      ) : null}
      {subject ? <TakeStill hearingId={state.id} subject={subject} isBusy={isBusy} /> : null}
      {model.mayName
        ? model.asking.map((one) => (
            <p key={one.id} className={classes.asking} role="status">
              <span>{t('presentation:asks', { who: whoIs(t, one) })}</span>
              <Button size="sm" disabled={isBusy} onClick={() => name(one.id)} data-testid="give-leave-to-show">
                {t('presentation:give')}
              </Button>
            </p>
          ))
        : null}
      {model.hasAsked ? <p role="status">{t('presentation:asked')}</p> : null}
      {model.mayAsk ? (
        <Button size="md" variant="light" disabled={isBusy} onClick={() => void send({ type: 'presenter.ask', payload: {} })} data-testid="ask-to-show">
          {t('presentation:ask')}
        </Button>
      ) : null}
    </div>
  );
}
