import { useTranslation } from 'react-i18next';
import type { Sentence } from '../model/statusLine.ts';
import classes from './StatusLine.module.css';

export const statusLineId = 'status-line';

/** Who speaks changes too often to be read out each time; everything else is announced. */
const quiet: readonly string[] = ['courtroom:line.speaks', 'courtroom:line.youSpeak', 'courtroom:line.inSession'];

/** What is happening and what to do, in one line; announced when it changes. */
export function StatusLine({ sentences, tone }: { sentences: readonly Sentence[]; tone: 'plain' | 'attention' }) {
  const { t } = useTranslation();
  const say = (one: Sentence): string => t(one.key, { ...one.values, ...(one.role ? { role: t(`common:role.${one.role}`) } : {}) });
  return (
    <section className={classes.line} aria-label={t('courtroom:now')} data-testid="status-line" data-tone={tone}>
      <p id={statusLineId}>
        {sentences
          .filter((one) => quiet.includes(one.key))
          .map((one) => (
            <span key={one.key}>{say(one)} </span>
          ))}
        <span aria-live="polite" role="status">
          {sentences
            .filter((one) => !quiet.includes(one.key))
            .map((one) => (
              <span key={one.key}>{say(one)} </span>
            ))}
        </span>
      </p>
    </section>
  );
}
