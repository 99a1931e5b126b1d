import { earliestDayOf } from '@assize/contracts/calendar/notice';
import type { CourtCalendar, proposedTimesSchema } from '@assize/contracts/calendar/views';
import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { courtLocalToInstant, instantToCourtLocal } from '../../i18n/courtLocalTime.ts';
import { formatDateTime, formatDay } from '../../i18n/formatInstant.ts';
import { type Acting, useAct } from '../../record/useAct.ts';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import type { Attendance } from './bookingForm.ts';
import classes from './Calendar.module.css';

export type ProposedTimes = z.infer<typeof proposedTimesSchema>;
export interface ChosenTime {
  /** Empty: none yet. */
  startsAt: string;
  courtroomId: string;
}
interface TimeChoiceProps {
  court: Pick<CourtCalendar, 'courtrooms'>;
  attendance: Attendance;
  isReady: boolean;
  today: string;
  value: ChosenTime;
  onChange: (value: ChosenTime) => void;
  times: FreeTimes;
}

type Find = (courtroomId: string | null, fromOn: string | null) => Promise<ProposedTimes>;
interface FreeTimes {
  found: ProposedTimes | null;
  acting: Acting;
  /** Asks for the next times at which all can, in one courtroom or in any. */
  look: (courtroomId: string | null, fromOn: string | null) => Promise<boolean>;
}

export function useFreeTimes(find: Find): FreeTimes {
  const [found, setFound] = useState<ProposedTimes | null>(null);
  const acting = useAct();
  return { found, acting, look: (courtroomId, fromOn) => acting.run(async () => setFound(await find(courtroomId, fromOn))) };
}

/** When and where: one of the times at which all can, or another. */
export function TimeChoice({ court, attendance, isReady, today, value, onChange, times: { found, acting, look } }: TimeChoiceProps) {
  const { t, i18n } = useTranslation();
  const [roomId, setRoomId] = useState(value.courtroomId);
  const [fromOn, setFromOn] = useState('');
  const rooms = court.courtrooms.filter((one) => !one.isClosed);
  const nameOf = (courtroomId: string): string => rooms.find((one) => one.courtroomId === courtroomId)?.name ?? '';
  const keyOf = ({ startsAt, courtroomId }: ChosenTime): string => `${startsAt} ${courtroomId}`;
  const isProposed = found?.times.some((one) => keyOf(one) === keyOf(value)) ?? false;
  return (
    <fieldset className={classes.summoned}>
      <legend>{t('calendar:time.title')}</legend>
      <p>{t('calendar:time.notice', { day: formatDay(earliestDayOf(today, attendance), i18n.language) })}</p>
      <div className={form.form}>
        <NativeSelect
          label={t('calendar:time.courtroom')}
          value={roomId}
          data={[
            { value: '', label: t('calendar:time.anyCourtroom') },
            ...rooms.map(({ courtroomId, name, form: of }) => ({
              value: courtroomId,
              label: t('calendar:courtroomOf', { name, form: t(`calendar:form.${of}`) }),
            })),
          ]}
          onChange={(event) => {
            setRoomId(event.currentTarget.value);
            onChange({ startsAt: isProposed ? '' : value.startsAt, courtroomId: event.currentTarget.value });
          }}
          data-testid="time-courtroom"
        />
        <TextInput type="date" label={t('calendar:time.from')} value={fromOn} min={today} onChange={(event) => setFromOn(event.currentTarget.value)} />
        <Button
          variant="default"
          disabled={!isReady}
          loading={acting.isBusy}
          onClick={() => void look(roomId === '' ? null : roomId, fromOn === '' ? null : fromOn)}
          data-testid="find-times"
        >
          {t('calendar:time.find')}
        </Button>
      </div>
      {isReady ? null : <p className={classes.muted}>{t('calendar:time.notReady')}</p>}
      <RefusalView acting={acting} />
      {found === null ? null : (
        <div aria-live="polite">
          {found.times.length === 0 ? (
            <StatusMessage tone="attention">{t('calendar:time.none')}</StatusMessage>
          ) : (
            <Radio.Group
              label={t('calendar:time.proposed')}
              value={keyOf(value)}
              onChange={(key) => onChange(found.times.find((one) => keyOf(one) === key) ?? value)}
              data-testid="proposed-times"
            >
              <div className={classes.times}>
                {found.times.map((one) => (
                  <Radio
                    key={keyOf(one)}
                    size="md"
                    value={keyOf(one)}
                    label={t('calendar:time.at', { time: formatDateTime(one.startsAt, i18n.language), courtroom: nameOf(one.courtroomId) })}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
        </div>
      )}
      <TextInput
        type="datetime-local"
        className={classes.other}
        label={t('calendar:time.other')}
        description={t('calendar:time.otherHint')}
        value={value.startsAt === '' ? '' : instantToCourtLocal(Date.parse(value.startsAt))}
        onChange={(event) =>
          onChange({ startsAt: courtLocalToInstant(event.currentTarget.value), courtroomId: value.courtroomId === '' ? roomId : value.courtroomId })
        }
        data-testid="time-other"
      />
    </fieldset>
  );
}
