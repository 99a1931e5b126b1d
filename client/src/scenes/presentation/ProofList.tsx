import type { CheckedProof } from '@assize/contracts/http/proofs';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Presentation.module.css';
import { proofsModel, type ProofText } from './proofsModel.ts';

/** What speaks for a document from outside of the court, one after the other, in plain words. */
export function ProofList({ proofs }: { proofs: readonly CheckedProof[] }) {
  const { t, i18n } = useTranslation();
  const say = ({ key, values, at }: ProofText): string => t(key, { ...values, ...(at ? { time: formatDateTime(at, i18n.language) } : {}) });
  if (proofs.length === 0) return null;
  return (
    <ul className={classes.proofs} aria-label={t('presentation:proofs.label')} data-testid="proofs">
      {proofsModel(proofs).map(({ tone, title, lines }, index) => (
        // They come in the order of the log, which does not change.
        <li key={index} data-tone={tone}>
          <StatusMessage tone={tone} title={say(title)}>
            {lines.map((line) => (
              <p key={line.key}>{say(line)}</p>
            ))}
          </StatusMessage>
        </li>
      ))}
    </ul>
  );
}
