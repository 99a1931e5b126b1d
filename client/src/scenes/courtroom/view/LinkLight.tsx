import type { LinkQuality } from '@assize/contracts/media/signalling';
import { useTranslation } from 'react-i18next';
import classes from './LinkLight.module.css';

const bars: Record<LinkQuality, number> = { good: 3, poor: 2, bad: 1, lost: 0 };

/** A person's link to the court as one to three bars, with the word for those who do not see them. */
export function LinkLight({ link }: { link: LinkQuality }) {
  const { t } = useTranslation();
  const text = t(`courtroom:link.${link}`);
  return (
    <span className={classes.light} data-link={link} role="img" aria-label={text} title={text}>
      {[1, 2, 3].map((bar) => (
        <span key={bar} data-lit={bar <= bars[link]} />
      ))}
    </span>
  );
}
