import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import classes from './CaseFile.module.css';

/** A SHA-256 as people compare it: its first and last eight characters; all of it is copied. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;
}

export function HashCode({ label, sha256 }: { label: string; sha256: string }) {
  const { t } = useTranslation();
  return (
    <p className={classes.hash}>
      <span>
        {label} <code title={sha256}>{shortHash(sha256)}</code>
      </span>
      <CopyButton text={sha256} label={t('files:copy')} />
    </p>
  );
}
