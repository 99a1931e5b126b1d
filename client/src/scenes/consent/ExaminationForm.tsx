import { Button, Checkbox } from '@mantine/core';
import { type OnlineBar, onlineBars } from '@assize/contracts/hearing/consent/wire';
import { can } from '@assize/contracts/hearing/permissions';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './Consent.module.css';

/** What the court finds on whether the case is fit to be heard online (Online Litigation Rules arts. 3 and 21). */
export function ExaminationForm({ state, meId, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const [bars, setBars] = useState<readonly string[]>(state.online.bars);
  const [hasSpecialReason, setHasSpecialReason] = useState(state.online.hasSpecialReason);
  if (!can('online.examine', state, meId)) return null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send({ type: 'online.examine', payload: { bars: [...bars] as OnlineBar[], hasSpecialReason } });
  };
  return (
    <form className={classes.form} onSubmit={handleSubmit}>
      <Checkbox.Group label={t('consent:examine')} value={[...bars]} onChange={setBars}>
        <div className={classes.bars}>
          {onlineBars.map((bar) => (
            <Checkbox key={bar} size="md" value={bar} label={t(`consent:reason.${bar}`)} data-testid={`bar-${bar}`} />
          ))}
        </div>
      </Checkbox.Group>
      {state.procedure.caseKind === 'criminal' ? (
        <Checkbox
          size="md"
          label={t('consent:specialReason')}
          checked={hasSpecialReason}
          onChange={(event) => setHasSpecialReason(event.currentTarget.checked)}
          data-testid="special-reason"
        />
      ) : null}
      <Button type="submit" variant="default" disabled={isBusy} data-testid="examine">
        {t('consent:record')}
      </Button>
    </form>
  );
}
