import { type CaseStage, caseStages } from '@assize/contracts/casefile/kinds';
import { deadlineOf } from '@assize/contracts/casefile/stages/legalDeadlines';
import { stagesCaseCommands } from '@assize/contracts/casefile/stages/wire';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../i18n/formatInstant.ts';
import { useForm } from '../../admin/useForm.ts';
import { DeadlineMark } from '../../caseDesk/DeadlineMark.tsx';
import classes from '../CaseFile.module.css';
import { type FilePanelProps, may } from '../filePanel.ts';
import form from '../Form.module.css';
import { FormOpener } from '../FormOpener.tsx';
import { RefusalView } from '../RefusalView.tsx';
import { useSend } from '../useSend.ts';
import { basisText } from './basis.ts';

type StageProps = Pick<FilePanelProps, 'file' | 'act' | 'today'>;

/** The way of the case, newest first: each stage with its first day, by when it must be done and by which law. */
export function StagesPanel({ file, act, today }: StageProps) {
  const { t, i18n } = useTranslation();
  return (
    <section className={classes.panel} aria-labelledby="stages" data-testid="stages">
      <h2 id="stages">{t('files:stages.title')}</h2>
      {file.stages.length === 0 ? <p>{t('files:stages.none')}</p> : null}
      <ol className={classes.timeline} reversed>
        {file.stages.toReversed().map((one, index) => (
          <li key={file.stages.length - index} data-testid="stage">
            <strong>{t(`files:stage.${one.stage}`)}</strong>
            <span>{t('files:stages.entered', { day: formatDay(one.enteredOn, i18n.language) })}</span>
            {one.deadlineOn === null ? null : (
              <span>
                {index === 0 ? (
                  <DeadlineMark deadlineOn={one.deadlineOn} today={today} />
                ) : (
                  t('files:stages.was', { day: formatDay(one.deadlineOn, i18n.language) })
                )}
                {one.basis === null ? null : ` ${basisText(t, one.basis)}`}
                {one.extended === 0 ? null : ` · ${t('files:stages.extended', { count: one.extended })}`}
              </span>
            )}
          </li>
        ))}
      </ol>
      {may(file, 'moveStage') ? (
        <div className={classes.acts}>
          <FormOpener label={t('files:stages.enter')} testId="enter-stage">
            {(close) => <EnterForm file={file} act={act} today={today} onDone={close} />}
          </FormOpener>
          {file.stages.length > 0 ? (
            <FormOpener label={t('files:stages.extend')} testId="extend-deadline">
              {(close) => <ExtendForm file={file} act={act} today={today} onDone={close} />}
            </FormOpener>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

/** Says which deadline the law sets before the stage is entered. */
function EnterForm({ file, act, today, onDone }: StageProps & { onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const others = caseStages.filter((one) => one !== file.stages.at(-1)?.stage);
  const [stage, setStage] = useState<CaseStage>(others[0] ?? 'closed');
  const { acting, send } = useSend(act, onDone);
  const deadline = deadlineOf(file.kind, stage, today);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    send({ type: 'stage.enter', payload: { stage } });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} data-testid="stage-form">
      <NativeSelect
        label={t('files:field.stage')}
        value={stage}
        data={others.map((value) => ({ value, label: t(`files:stage.${value}`) }))}
        onChange={(event) => setStage(others.find((one) => one === event.currentTarget.value) ?? stage)}
      />
      <p className={form.wide} role="status">
        {deadline
          ? t('files:stages.willEnd', { day: formatDay(deadline.deadlineOn, i18n.language), basis: basisText(t, deadline.basis) })
          : t('files:stages.noDeadline')}
      </p>
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="stage-submit">
        {t('files:stages.enterAct')}
      </Button>
    </form>
  );
}

function ExtendForm({ file, act, today, onDone }: StageProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const { acting, send } = useSend(act, onDone);
  const current = file.stages.at(-1)?.deadlineOn ?? today;
  const fields = useForm(
    { deadlineOn: current, reason: '' },
    stagesCaseCommands['deadline.extend'],
    (values) => values,
    (payload) => send({ type: 'deadline.extend', payload }),
  );
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate data-testid="extend-form">
      <TextInput
        name="deadlineOn"
        type="date"
        required
        min={current}
        label={t('files:stages.newDeadline')}
        value={fields.values.deadlineOn}
        error={fields.errorOf('deadlineOn')}
        onChange={(event) => fields.set({ deadlineOn: event.currentTarget.value })}
      />
      <TextInput
        name="reason"
        required
        maxLength={500}
        label={t('files:reason')}
        description={t('files:reasonHint')}
        value={fields.values.reason}
        error={fields.errorOf('reason')}
        onChange={(event) => fields.set({ reason: event.currentTarget.value })}
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="extend-submit">
        {t('files:stages.extendAct')}
      </Button>
    </form>
  );
}
