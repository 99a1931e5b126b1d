import type { RecordView } from '@assize/contracts/custody/views';
import { useTranslation } from 'react-i18next';
import { MadeCopy } from './MadeCopy.tsx';
import classes from './Redactions.module.css';

interface PublicCopiesProps {
  copies: RecordView['publicCopies'];
  onSave: (redactionId: string) => Promise<void>;
}

/** For parties and the public: the copies that were made for publication. */
export function PublicCopies({ copies, onSave }: PublicCopiesProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.panel} aria-labelledby="public-copies" data-testid="public-copies">
      <h2 id="public-copies">{t('redactions:public.title')}</h2>
      <p>{t('redactions:public.text')}</p>
      <ul className={classes.list}>
        {copies.map((one) => (
          <li key={one.redactionId}>
            <MadeCopy {...one} onSave={() => onSave(one.redactionId)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
