import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../components/Details.tsx';
import { pageOfList } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import panel from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import classes from './Following.module.css';
import type { FollowingPanelProps, Letter } from './following.ts';
import { LetterForm } from './LetterForm.tsx';

/** What was written to those who follow the case, and who opened it when: the receipt of service. */
export function LettersPanel({ file, follow, act }: FollowingPanelProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(1);
  const list = pageOfList(follow.notices.toReversed(), asked);
  return (
    <section className={panel.panel} aria-labelledby="letters" data-testid="letters">
      <h2 id="letters">{t('following:letters.title')}</h2>
      {follow.notices.length === 0 ? <p>{t('following:letters.none')}</p> : null}
      <Pager list={list} onPage={setAsked} />
      <ul className={panel.rows}>
        {list.shown.map((letter) => (
          <LetterRow key={letter.noticeId} letter={letter} file={file} follow={follow} />
        ))}
      </ul>
      <FormOpener label={t('following:letters.write')} testId="write-letter">
        {(close) => <LetterForm file={file} follow={follow} act={act} onDone={close} />}
      </FormOpener>
    </section>
  );
}

function LetterRow({ letter, file, follow }: Pick<FollowingPanelProps, 'file' | 'follow'> & { letter: Letter }) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState(1);
  const { kind, title, text, to, documentIds, sentAt, opened } = letter;
  const documents = [...(file.main ?? []), ...(file.withdrawn ?? [])].filter((one) => documentIds.includes(one.documentId));
  const openedAt = new Map(opened.map((one) => [one.followerId, one.at]));
  // Whoever has not opened it is whom the agency looks for.
  const list = pageOfList(
    to.toSorted((a, b) => Number(openedAt.has(a)) - Number(openedAt.has(b))),
    asked,
  );
  return (
    <li data-testid="letter">
      <p>
        <strong>{title}</strong> · {t(`following:kind.${kind}`)} · {formatDateTime(sentAt, i18n.language)}
      </p>
      {documentIds.length > 0 ? (
        <p>{t('following:letters.with', { count: documentIds.length, titles: documents.map((one) => one.title).join(t('files:comma')) })}</p>
      ) : null}
      <Details summary={t('following:letters.opened', { opened: opened.length, count: to.length })}>
        <p className={classes.said}>{text}</p>
        <Pager list={list} onPage={setAsked} />
        <ul className={classes.receipts}>
          {list.shown.map((followerId) => {
            const at = openedAt.get(followerId);
            return (
              <li key={followerId} data-testid="receipt">
                {follow.followers[followerId]?.name} ·{' '}
                {at === undefined ? t('following:letters.unread') : t('following:letters.openedAt', { time: formatDateTime(at, i18n.language) })}
              </li>
            );
          })}
        </ul>
      </Details>
    </li>
  );
}
