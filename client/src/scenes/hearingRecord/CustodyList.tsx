import type { CustodyLine } from '@assize/contracts/custody/events';
import type { RecordView } from '@assize/contracts/custody/views';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { personIn } from '../../record/recordPanel.ts';
import classes from './HearingRecord.module.css';

/** Everything that was done with the record, in order; what the reader may not know is named as withheld. */
export function CustodyList({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="custody" className={classes.panel} data-testid="custody">
      <h2 id="custody">{t('record:custody.title')}</h2>
      <p>{t('record:custody.text')}</p>
      {record.custody.length === 0 ? <p>{t('record:custody.none')}</p> : null}
      <ol className={classes.lines}>
        {record.custody.map((line) => (
          <Line key={line.seq} line={line} record={record} />
        ))}
      </ol>
    </section>
  );
}

function Line({ line, record }: { line: CustodyLine; record: RecordView }) {
  const { t, i18n } = useTranslation();
  const person = line.type === 'withheld' ? undefined : personIn(record, line.actor.participantId);
  const isSystem = line.type !== 'withheld' && line.actor.accountId === null;
  const who = person ? `${t(`common:role.${person.role}`)} ${person.name}` : t(isSystem ? 'record:custody.system' : 'record:custody.administrator');
  return (
    <li value={line.seq}>
      <time dateTime={line.at}>{formatDateTime(line.at, i18n.language)}</time>
      <span>
        {line.type === 'withheld' ? t('record:custody.withheld') : t('record:custody.line', { who, act: t(`record:act.${line.type}`) })}
        {line.type === 'custody.remarked' ? <q>{line.payload.text}</q> : null}
        <small className={classes.hash}>{line.hash}</small>
      </span>
    </li>
  );
}
