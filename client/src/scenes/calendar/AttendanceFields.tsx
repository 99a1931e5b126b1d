import type { CaseFileView } from '@assize/contracts/casefile/fileViews';
import type { CourtCalendar } from '@assize/contracts/calendar/views';
import { hearingKinds } from '@assize/contracts/calendar/wire';
import { plansOf } from '@assize/contracts/hearing/procedure/plans';
import type { CaseKind } from '@assize/contracts/hearing/procedure/stages';
import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import form from '../caseFile/Form.module.css';
import { type Attendance, lengths, summon, usualPlan } from './bookingForm.ts';
import classes from './Calendar.module.css';

interface AttendanceProps {
  parties: NonNullable<CaseFileView['parties']>;
  court: Pick<CourtCalendar, 'judges' | 'clerks'>;
  caseKind: CaseKind;
  value: Attendance;
  onChange: (value: Attendance) => void;
}

/** What the date is for, how long it will take, and who must be there. */
export function AttendanceFields({ parties, court, caseKind, value, onChange }: AttendanceProps) {
  const { t } = useTranslation();
  const change = (part: Partial<Attendance>): void => onChange({ ...value, ...part });
  const presiding = value.judgeIds[0] ?? '';
  const setPresiding = (id: string): void =>
    change({ judgeIds: id === '' ? value.judgeIds.slice(1) : [id, ...value.judgeIds.filter((one) => one !== id && one !== presiding)] });
  const clerks = court.clerks.filter((one) => !value.judgeIds.includes(one.accountId));
  return (
    <>
      <NativeSelect
        label={t('calendar:book.kind')}
        value={value.kind}
        data={hearingKinds.map((kind) => ({ value: kind, label: t(`calendar:kind.${kind}`) }))}
        onChange={(event) => {
          const kind = hearingKinds.find((one) => one === event.currentTarget.value) ?? 'trial';
          change({ kind, plan: usualPlan(kind, caseKind) });
        }}
        data-testid="book-kind"
      />
      <NativeSelect
        label={t('calendar:book.plan')}
        value={value.plan}
        data={plansOf(caseKind).map((plan) => ({ value: plan, label: t(`order:plan.${plan}`) }))}
        onChange={(event) => change({ plan: plansOf(caseKind).find((one) => one === event.currentTarget.value) ?? value.plan })}
      />
      <NativeSelect
        label={t('calendar:book.length')}
        value={String(value.minutes)}
        data={[...new Set([...lengths, value.minutes])].map((minutes) => ({ value: String(minutes), label: t('calendar:minutes', { minutes }) }))}
        onChange={(event) => change({ minutes: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('calendar:book.presiding')}
        value={presiding}
        data={[{ value: '', label: t('calendar:book.choose') }, ...court.judges.map(({ accountId, name }) => ({ value: accountId, label: name }))]}
        onChange={(event) => setPresiding(event.currentTarget.value)}
        data-testid="book-presiding"
      />
      <NativeSelect
        label={t('calendar:book.clerk')}
        value={value.clerkId ?? ''}
        data={[{ value: '', label: t('calendar:book.noClerk') }, ...clerks.map(({ accountId, name }) => ({ value: accountId, label: name }))]}
        onChange={(event) => change({ clerkId: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        data-testid="book-clerk"
      />
      {court.judges.length > 1 && presiding !== '' ? (
        <Checkbox.Group
          className={form.wide}
          label={t('calendar:book.panel')}
          value={value.judgeIds.slice(1)}
          onChange={(ids) => change({ judgeIds: [presiding, ...ids], clerkId: ids.includes(value.clerkId ?? '') ? null : value.clerkId })}
        >
          <div className={form.ways}>
            {court.judges
              .filter((one) => one.accountId !== presiding)
              .map(({ accountId, name }) => (
                <Checkbox key={accountId} size="md" value={accountId} label={name} />
              ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <fieldset className={classes.summoned}>
        <legend>{t('calendar:book.summoned')}</legend>
        <p>{t('calendar:book.summonedHint')}</p>
        {parties.map(({ partyId, name, role, agents }) => {
          const known = value.summoned.find((one) => one.partyId === partyId);
          return (
            <div key={partyId}>
              <Checkbox
                size="md"
                label={`${t(`files:partyRole.${role}`)} ${name}`}
                checked={known !== undefined}
                onChange={(event) => change({ summoned: summon(value.summoned, partyId, null, event.currentTarget.checked) })}
              />
              {agents.map((agent) => (
                <Checkbox
                  key={agent.agentId}
                  className={classes.agent}
                  size="md"
                  label={t('calendar:book.agent', { name: agent.name, party: name })}
                  checked={known?.agentIds.includes(agent.agentId) ?? false}
                  onChange={(event) => change({ summoned: summon(value.summoned, partyId, agent.agentId, event.currentTarget.checked) })}
                />
              ))}
            </div>
          );
        })}
      </fieldset>
    </>
  );
}
