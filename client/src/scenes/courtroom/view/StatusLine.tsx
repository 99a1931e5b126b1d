import { useTranslation } from 'react-i18next';
import { saySentence, type Sentence } from '../model/sentence.ts';
import classes from './StatusLine.module.css';

export const statusLineId = 'status-line';

/** Who speaks changes too often to be read out each time; everything else is announced. */
const quiet: readonly string[] = ['courtroom:line.speaks', 'courtroom:line.youSpeak', 'courtroom:line.inSession'];

/** What is happening and what to do, in one line; announced when it changes. */
export function StatusLine({ sentences, tone }: { sentences: readonly Sentence[]; tone: 'plain' | 'attention' }) {
  const { t } = useTranslation();
  const isQuiet = ({ key }: Sentence): boolean => quiet.includes(key);
  const isStage = ({ key }: Sentence): boolean => key === 'order:line.stage';
  const words = (shown: readonly Sentence[]) => shown.map((one) => <span key={`${one.key}${one.role ?? ''}`}>{saySentence(t, one)} </span>);
  return (
    <section className={classes.line} aria-label={t('courtroom:now')} data-testid="status-line" data-tone={tone}>
      <p id={statusLineId}>
        {/* Three places that stay, so that a change of one is not read out as news of the others. */}
        <span aria-live="polite">{words(sentences.filter(isStage))}</span>
        {words(sentences.filter(isQuiet))}
        <span aria-live="polite" role="status">
          {words(sentences.filter((one) => !isQuiet(one) && !isStage(one)))}
        </span>
      </p>
    </section>
  );
}
