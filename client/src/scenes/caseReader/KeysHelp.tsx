import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Reader.module.css';

/** What each key does while a page has the focus. */
const readerKeys = {
  turn: ['PageUp', 'PageDown'],
  ends: ['Home', 'End'],
  goTo: ['G'],
  size: ['+', '−'],
  move: ['←', '↑', '↓', '→'],
  help: ['?'],
  close: ['Esc'],
};
const acts = Object.keys(readerKeys) as (keyof typeof readerKeys)[];

export function KeysHelp() {
  const { t } = useTranslation();
  return (
    <section className={classes.keys} aria-label={t('reader:keys.title')} data-testid="reader-keys">
      <p>{t('reader:keys.where')}</p>
      <dl>
        {acts.map((act) => (
          <div key={act}>
            <dt>
              {readerKeys[act].map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(`reader:keys.${act}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
