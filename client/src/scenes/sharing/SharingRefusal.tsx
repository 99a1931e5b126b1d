import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { Acting } from '../../record/useAct.ts';
import form from '../caseFile/Form.module.css';
import { sharingFault } from './refusals.ts';

/** Why the last attempt was refused. */
export function SharingRefusal({ acting, isAsking = false }: { acting: Pick<Acting, 'refusal' | 'cause'>; isAsking?: boolean }) {
  const { t } = useTranslation();
  if (acting.refusal === null) return null;
  const fault = sharingFault(acting, isAsking);
  return (
    <div className={form.wide}>
      {fault ? (
        <StatusMessage tone="danger" title={t(`sharing:refused.${fault}.title`)} isLive>
          <p>{t(`sharing:refused.${fault}.advice`)}</p>
        </StatusMessage>
      ) : (
        <ErrorView code={acting.refusal} />
      )}
    </div>
  );
}
