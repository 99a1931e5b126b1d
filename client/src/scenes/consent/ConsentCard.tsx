import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { stageKey } from '../courtroom/order/wording.ts';
import classes from './Consent.module.css';
import { consentModel } from './consentModel.ts';

/** How one takes part, asked for every stage by itself, in plain words; any answer can be changed. */
export function ConsentCard({ state, meId, isBusy, send }: OrderProps) {
  const { t, i18n } = useTranslation();
  const model = consentModel(state, meId);
  if (!model) return null;
  const { stages, offered, answered } = model;
  return (
    <details className={classes.card} data-testid="consent-card">
      <summary>
        {t('consent:title')} <span className={classes.count}>{t('consent:answered', { answered, of: stages.length })}</span>
      </summary>
      <p>{t('consent:explain')}</p>
      {stages.map(({ stage, chosen }) => (
        <Radio.Group
          key={stage}
          className={classes.stage ?? ''}
          label={t(stageKey(stage, state.procedure))}
          value={chosen ?? null}
          onChange={(mode) =>
            void send({ type: 'consent.give', payload: { stage, mode: mode as (typeof offered)[number], language: i18n.language === 'en' ? 'en' : 'zh-CN' } })
          }
        >
          <div className={classes.modes}>
            {offered.map((mode) => (
              <Radio key={mode} size="md" value={mode} disabled={isBusy} label={t(`consent:mode.${mode}`)} data-testid={`consent-${stage}-${mode}`} />
            ))}
          </div>
        </Radio.Group>
      ))}
    </details>
  );
}
