import { caseFileKinds } from '@assize/contracts/casefile/kinds';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { filePath } from '../../app/paths.ts';
import { type Fact, Facts } from '../../components/Facts.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import { useForm } from '../admin/useForm.ts';
import { DeadlineMark } from '../caseDesk/DeadlineMark.tsx';
import { AssignForm } from './AssignForm.tsx';
import classes from './CaseFile.module.css';
import { FactsFields } from './FactsFields.tsx';
import { factsBody, factsSchema, factsValues } from './factsForm.ts';
import { type FilePanelProps, may } from './filePanel.ts';
import form from './Form.module.css';
import { FormOpener } from './FormOpener.tsx';
import { RefusalView } from './RefusalView.tsx';
import { useSend } from './useSend.ts';
import { basisText } from './stages/basis.ts';

/** The cover of the file: number, cause, kind, how it is kept, in whose hands, and by when what must be done. */
export function FileHead(panel: FilePanelProps) {
  const { t, i18n } = useTranslation();
  const { file, today, act } = panel;
  const stage = file.stages.at(-1);
  const facts: Fact[] = [
    { term: t('files:field.caseNumber'), value: file.caseNumber, isStrong: true },
    { term: t('files:field.cause'), value: file.cause },
    { term: t('files:field.kind'), value: [t(`files:kind.${file.kind}`), ...file.matters.map((one) => t(`files:matter.${one}`))].join(' · ') },
    {
      term: t('files:field.secrecy'),
      value:
        file.secrecy === 'ordinary' ? (
          t('files:secrecy.ordinary')
        ) : (
          <span className={classes.secrecy}>
            <IconLock size={20} stroke={1.75} aria-hidden="true" /> {t(`files:secrecy.${file.secrecy}`)}. {t(`files:secrecyHint.${file.secrecy}`)}
          </span>
        ),
    },
    {
      term: t('files:case.hands'),
      value: t('files:case.since', { agency: file.lead.agencyName, time: formatDateTime(file.lead.since, i18n.language) }),
      isStrong: true,
    },
    {
      term: t('files:case.handlers'),
      value: file.handlers.length === 0 ? t('files:case.noHandlers') : file.handlers.map((one) => one.name).join(t('files:comma')),
    },
    {
      term: t('files:field.stage'),
      value: (
        <>
          {stage ? t(`files:stage.${stage.stage}`) : t('files:noStage')}
          {stage?.deadlineOn ? (
            <span className={classes.block}>
              <DeadlineMark deadlineOn={stage.deadlineOn} today={today} />
              {stage.basis ? ` ${basisText(t, stage.basis)}` : ''}
            </span>
          ) : null}
        </>
      ),
    },
    ...file.links.map((one) => ({ term: t(`files:link.${one.relation}`), value: <Link to={filePath(one.caseId)}>{one.caseNumber}</Link> })),
  ];
  return (
    <section className={classes.panel} aria-labelledby="file-head" data-testid="file-head">
      <h2 id="file-head">{t('files:case.cover')}</h2>
      <Facts facts={facts} />
      <div className={classes.acts}>
        {may(file, 'describeCase') ? (
          <FormOpener label={t('files:describe.open')} testId="describe-case">
            {(close) => <DescribeForm file={file} act={act} onDone={close} />}
          </FormOpener>
        ) : null}
        {may(file, 'assignCase') ? (
          <FormOpener label={t('files:assign.open')} testId="assign-case">
            {(close) => <AssignForm file={file} act={act} onDone={close} />}
          </FormOpener>
        ) : null}
      </div>
    </section>
  );
}

function DescribeForm({ file, act, onDone }: Pick<FilePanelProps, 'file' | 'act'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const { acting, send } = useSend(act, onDone);
  const facts = useForm(factsValues(file), factsSchema, factsBody, (payload) => send({ type: 'case.describe', payload }));
  return (
    <form className={form.form} onSubmit={facts.handleSubmit} noValidate aria-label={t('files:describe.open')}>
      <FactsFields facts={facts} kinds={caseFileKinds} />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="describe-submit">
        {t('files:describe.act')}
      </Button>
    </form>
  );
}
