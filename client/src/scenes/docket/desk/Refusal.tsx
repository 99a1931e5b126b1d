import { docketCauses } from '@assize/contracts/docket/wire';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/ErrorView.tsx';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import type { Acting } from '../../../record/useAct.ts';

/** Why something could not be done with an application: by its cause where there is one, as that a colleague was faster. */
export function Refusal({ acting: { refusal, cause } }: { acting: Pick<Acting, 'refusal' | 'cause'> }) {
  const { t } = useTranslation();
  if (refusal === null) return null;
  const known = docketCauses.find((one) => refusal === 'wrongApplicationState' && one === cause);
  if (!known) return <ErrorView code={refusal} />;
  return (
    <StatusMessage tone="danger" isLive>
      <p data-testid="docket-refusal" data-cause={known}>
        {t(`docket:because.${known}`)}
      </p>
    </StatusMessage>
  );
}
