import { useTranslation } from 'react-i18next';
import classes from './Integrity.module.css';

/** The code in its four groups, large, to be compared by eye or read aloud. */
export function ShortCode({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <p className={classes.code} role="group" aria-label={t('integrity:code')} data-testid="integrity-code">
      {code.split('-').map((group, index) => (
        <span key={`${String(index)}${group}`}>{group}</span>
      ))}
    </p>
  );
}
