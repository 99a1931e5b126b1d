import type { MailboxLetter } from '@assize/contracts/notices/wire';
import { useTranslation } from 'react-i18next';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Notices.module.css';

/** E-mails and text messages of the demo, as they would have arrived, the newest first. */
export function MailboxView({ model, onRetry }: { model: SceneModel<MailboxLetter[]>; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <ScenePage title={t('notices:mailbox.title')} lead={t('notices:mailbox.lead')} header={{ isDemo: true }} hasHelp={false} data-testid="mailbox">
      <SceneBody model={model} skeleton={[8, 8]} empty={<StatusMessage tone="info">{t('notices:mailbox.empty')}</StatusMessage>} onRetry={onRetry}>
        {(letters) => (
          <ul className={classes.list}>
            {letters.map(({ id, channel, address, subject, text, at }) => (
              <li key={id} data-testid="letter" data-channel={channel}>
                <p className={classes.envelope}>
                  {t(`notices:by.${channel}`)} {address} · {formatDateTime(at, i18n.language)}
                </p>
                {subject === null ? null : <h2 className={classes.subject}>{subject}</h2>}
                <p className={classes.letter}>{text}</p>
              </li>
            ))}
          </ul>
        )}
      </SceneBody>
    </ScenePage>
  );
}
