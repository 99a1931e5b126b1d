import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { useAct } from '../../record/useAct.ts';
import { useReader } from '../caseReader/ReaderContext.ts';
import classes from './Followed.module.css';

interface NoticesProps {
  notices: FollowView['notices'];
  onOpen: (noticeId: string) => Promise<void>;
}

/** What was written to somebody. Opening it is the receipt, and it says so before. */
export function Notices({ notices, onOpen }: NoticesProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('followed:notices.title')}>
      <h3>{t('followed:notices.title')}</h3>
      {notices.length === 0 ? <p>{t('followed:notices.none')}</p> : null}
      <ul className={classes.list}>
        {notices.map((one) => (
          <Notice key={one.noticeId} notice={one} onOpen={() => onOpen(one.noticeId)} />
        ))}
      </ul>
    </section>
  );
}

function Notice({ notice, onOpen }: { notice: FollowView['notices'][number]; onOpen: () => Promise<void> }) {
  const { t, i18n } = useTranslation();
  const acting = useAct();
  const read = useReader();
  const [isShown, setShown] = useState(false);
  const { kind, title, text, sentAt, openedAt, documents } = notice;
  const handleOpen = async (): Promise<void> => {
    if (openedAt !== null || (await acting.run(onOpen))) setShown(true);
  };
  return (
    <li data-testid="notice" data-open={isShown}>
      <p>
        <strong>{title}</strong>
        <br />
        {t(`followed:notices.${kind}`, { time: formatDateTime(sentAt, i18n.language) })}
        <br />
        {openedAt === null ? t('followed:notices.unread') : t('followed:notices.opened', { time: formatDateTime(openedAt, i18n.language) })}
      </p>
      {isShown && text !== null ? (
        <>
          <p className={classes.text}>{text}</p>
          {documents.length > 0 ? (
            <ul>
              {documents.map((one) => (
                <li key={one.documentId}>
                  <Button variant="subtle" onClick={() => read?.({ ...one, page: 1 })} data-testid="read-served">
                    {one.title}
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <Button
          variant={openedAt === null ? 'filled' : 'default'}
          fullWidth
          loading={acting.isBusy}
          onClick={() => void handleOpen()}
          data-testid="open-notice"
        >
          {t(openedAt === null ? 'followed:notices.openFirst' : 'followed:notices.open')}
        </Button>
      )}
      {acting.refusal === null ? null : <ErrorView code={acting.refusal} />}
    </li>
  );
}
