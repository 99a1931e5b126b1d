import { handoverFaults } from '@assize/contracts/casefile/lead/ways';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { Acting } from '../../record/useAct.ts';
import classes from './Form.module.css';

/** What the rules of a case say when they refuse, beside the code. */
const causes = [...handoverFaults, 'onItsWay', 'answered'] as const;

/** Why the last attempt was refused, in the words of its cause where it has one. */
export function RefusalView({ acting: { refusal, cause } }: { acting: Pick<Acting, 'refusal' | 'cause'> }) {
  const { t } = useTranslation();
  if (refusal === null) return null;
  const known = causes.find((one) => one === cause);
  return (
    <div className={classes.wide}>
      {known ? (
        <StatusMessage tone="danger" title={t(`files:fault.${known}.title`)} isLive>
          {t(`files:fault.${known}.advice`)}
        </StatusMessage>
      ) : (
        <ErrorView code={refusal} />
      )}
    </div>
  );
}
