import type { OnlineReason } from '@assize/contracts/hearing/consent/onlineRules';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { stageKey, whoIs } from '../courtroom/order/wording.ts';
import classes from './Consent.module.css';
import { stageRules } from './consentModel.ts';
import { ExaminationForm } from './ExaminationForm.tsx';

/** For the court: how each stage may lawfully run now, and why not online, with the article that says so. */
export function OnlineRulesPanel(props: OrderProps) {
  const { state } = props;
  const { t } = useTranslation();
  const why = ({ code, article, participantIds }: OnlineReason): string => {
    const who = participantIds.map((id) => whoIs(t, state.participants[id])).join(' · ');
    return t('consent:because', { reason: who ? t(`consent:reason.${code}`, { who }) : t(`consent:reason.${code}`), article });
  };
  return (
    <section className={classes.panel} aria-label={t('consent:rules')} data-testid="online-rules">
      <h2>{t('consent:rules')}</h2>
      <p className={classes.quiet}>{t('consent:rulesText')}</p>
      <ul className={classes.rules}>
        {stageRules(state).map(({ stage, mode, reasons, isNow }) => (
          <li key={stage} data-stage={stage} data-mode={mode} aria-current={isNow ? 'step' : undefined}>
            <strong>{t(stageKey(stage, state.procedure))}</strong> <span className={classes.mode}>{t(`consent:may.${mode}`)}</span>
            {reasons.length > 0 ? (
              <ul>
                {reasons.map((reason) => (
                  <li key={reason.code}>{why(reason)}</li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {/* What another judge recorded meanwhile is what one goes on from. */}
      <ExaminationForm key={`${state.online.bars.join()} ${String(state.online.hasSpecialReason)}`} {...props} />
    </section>
  );
}
