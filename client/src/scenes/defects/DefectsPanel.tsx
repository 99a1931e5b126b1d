import { awaitsSignature } from '@assize/contracts/custody/defects/state';
import { isPresidingRole } from '@assize/contracts/hearing/roles';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { personIn, type RecordPanelProps } from '../../record/recordPanel.ts';
import classes from './Defects.module.css';
import { SignNote } from './SignNote.tsx';

/** The note of defects: what was to be recorded and was not, and whether the presiding judge has signed it. */
export function DefectsPanel({ record, custody, act }: RecordPanelProps) {
  const { t } = useTranslation();
  if (!record.isCourt) return null;
  return (
    <section className={classes.panel} aria-labelledby="defects" data-testid="defects">
      <h2 id="defects">{t('defects:title')}</h2>
      <Note record={record} custody={custody} act={act} />
    </section>
  );
}

function Note({ record, custody: { defects }, act }: RecordPanelProps) {
  const { t, i18n } = useTranslation();
  if (record.recordings.length === 0) return <StatusMessage tone="info">{t('defects:notRecorded')}</StatusMessage>;
  if (!defects) return <StatusMessage tone="info">{t('defects:notYet')}</StatusMessage>;
  const { note, noteHash, draftedAt, signed } = defects;
  if (note.defects.length === 0) return <StatusMessage tone="good">{t('defects:none')}</StatusMessage>;
  const isMine = record.me !== null && isPresidingRole(record.me.role);
  const signer = signed ? personIn(record, signed.participantId) : undefined;
  return (
    <>
      {signed ? (
        <StatusMessage
          tone="good"
          title={t('defects:signed', {
            who: signer ? `${t(`common:role.${signer.role}`)} ${signer.name}` : '',
            time: formatDateTime(signed.at, i18n.language),
          })}
        >
          {signed.words === null ? null : <blockquote className={classes.words}>{signed.words}</blockquote>}
        </StatusMessage>
      ) : (
        <StatusMessage tone="attention" title={t(isMine ? 'defects:waitsForYou' : 'defects:waits', { count: note.defects.length })} />
      )}
      <p className={classes.note} data-testid="defect-note">
        {note.text[i18n.language === 'en' ? 'en' : 'zh-CN']}
      </p>
      <p className={classes.hash}>
        {t('defects:drafted', { time: formatDateTime(draftedAt, i18n.language) })} <code>{noteHash}</code>
      </p>
      {isMine && awaitsSignature(defects) ? (
        // Words written under one note are not signed under another.
        <SignNote key={noteHash} onSign={(words) => act({ type: 'defect.sign', payload: { noteHash, words } })} />
      ) : null}
    </>
  );
}
