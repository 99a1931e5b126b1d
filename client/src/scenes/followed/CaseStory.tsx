import type { StoryLine } from '@assize/contracts/casefile/follow/views';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/formatInstant.ts';
import classes from './Followed.module.css';

/** What happened, in plain words, the newest first. */
export function CaseStory({ story }: { story: readonly StoryLine[] }) {
  const { t, i18n } = useTranslation();
  const say = (line: StoryLine): string => {
    switch (line.what) {
      case 'stage':
        return t(line.deadlineOn === null ? 'followed:story.stage' : 'followed:story.stageUntil', {
          stage: t(`files:stage.${line.stage}`),
          deadline: line.deadlineOn === null ? '' : formatDay(line.deadlineOn, i18n.language),
        });
      case 'moved':
        return t('followed:story.moved', { from: line.from, to: line.to });
      case 'step':
        return t(line.text === '' ? 'followed:story.step' : 'followed:story.stepText', { step: t(`followed:step.${line.step}`), text: line.text });
    }
  };
  return (
    <section aria-label={t('followed:story.title')}>
      <h3>{t('followed:story.title')}</h3>
      <ol className={classes.story}>
        {story.map((line) => (
          <li key={`${line.on} ${line.what} ${say(line)}`}>
            <time dateTime={line.on}>{formatDay(line.on, i18n.language)}</time>
            <span>{say(line)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
