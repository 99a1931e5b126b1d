import { handoverFaults } from '@assize/contracts/casefile/lead/ways';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { Acting } from '../../record/useAct.ts';
import classes from './Form.module.css';

type Refused = Pick<Acting, 'refusal' | 'cause'>;
/** Where the dictionaries say why something was refused, with a title and an advice below that key; undefined: the code's own text does. */
export type RefusalWords = (acting: Refused) => string | undefined;

/** What the rules of a case say when they refuse, beside the code. */
const causes = [...handoverFaults, 'onItsWay', 'answered', 'atPartner'] as const;
const wordsOfCase: RefusalWords = ({ cause }) => {
  const known = causes.find((one) => one === cause);
  return known && `files:fault.${known}`;
};

interface RefusalViewProps {
  acting: Refused;
  /** Those of a feature where a cause is not the one of a handover. */
  wordsOf?: RefusalWords | undefined;
}

/** Why the last attempt was refused, in the words of its cause where it has one. */
export function RefusalView({ acting, wordsOf = wordsOfCase }: RefusalViewProps) {
  const { t } = useTranslation();
  if (acting.refusal === null) return null;
  const words = wordsOf(acting);
  return (
    <div className={classes.wide}>
      {words === undefined ? (
        <ErrorView code={acting.refusal} />
      ) : (
        <StatusMessage tone="danger" title={t(`${words}.title`)} isLive>
          <p>{t(`${words}.advice`)}</p>
        </StatusMessage>
      )}
    </div>
  );
}
