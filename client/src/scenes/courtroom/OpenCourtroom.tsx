import { useMediaQuery } from '@mantine/hooks';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourtState } from '../../court/courtState.ts';
import { useCourtroomMedia } from './CourtroomContext.ts';
import { arrangeSeats } from './model/arrangeSeats.ts';
import { buildCourtroom } from './model/buildCourtroom.ts';
import { listHearers } from './model/listHearers.ts';
import { openingHurdle } from './model/openingHurdle.ts';
import { flatQuery, phoneQuery, screenShape } from './model/screenShape.ts';
import { useActs } from './useActs.ts';
import { useFloor } from './useFloor.ts';
import { useTimeLog } from './useTimeLog.ts';
import { CourtroomView } from './view/CourtroomView.tsx';
import { DevicesDialog } from './view/DevicesDialog.tsx';
import { HearersDialog } from './view/HearersDialog.tsx';
import { HearingActs } from './view/HearingActs.tsx';
import { IntentDialog } from './view/IntentDialog.tsx';
import { MoreSheet } from './view/MoreSheet.tsx';
import { PeoplePanel } from './view/PeoplePanel.tsx';
import { RecorderPanel } from './view/RecorderPanel.tsx';
import { RefusalNote } from './view/RefusalNote.tsx';
import { TimeLogPanel } from './view/TimeLogPanel.tsx';

interface OpenCourtroomProps {
  court: CourtState;
  state: HearingState;
  me: ParticipantState;
  isDemo: boolean;
}

/** The courtroom while it is open to this person: the view, its panels and dialogs. */
export function OpenCourtroom({ court, state, me, isDemo }: OpenCourtroomProps) {
  const { t } = useTranslation();
  const { engine, media } = useCourtroomMedia();
  const shape = screenShape(useMediaQuery(phoneQuery), useMediaQuery(flatQuery));
  const [sheet, setSheet] = useState<'devices' | 'hearers' | 'more'>();
  const acts = useActs(court.sendCommand);
  const { participants } = state;
  const seats = useMemo(() => Object.values(arrangeSeats({ participants }, me.id)).flat(), [participants, me.id]);
  const floor = useFloor(seats, media.speaking);
  const { speakerId } = floor;
  // The last word before a recess is not still being spoken.
  const speakingId = state.status === 'recess' || state.status === 'suspended' ? undefined : floor.speakingId;
  const isStaff = isCourtRole(me.role);
  const entries = useTimeLog(state.id, state.seq, isStaff);
  useEffect(() => {
    document.title = t('common:title', { page: state.title });
  }, [t, state.title]);
  const model = buildCourtroom({ court, state, me, media, speakingId, isDemo });
  if (!model) return null;

  const leave = (): void => {
    setSheet(undefined);
    acts.intend({ act: 'participant.leave' });
  };
  const hearingActs = (isFolded: boolean) =>
    isStaff ? (
      <HearingActs
        state={state}
        meId={me.id}
        hurdle={openingHurdle(court.captureHealth)}
        isBusy={acts.isBusy}
        isFolded={isFolded}
        onIntent={(intent) => {
          setSheet(undefined);
          acts.intend(intent);
        }}
      />
    ) : undefined;
  const lists = isStaff ? (
    <>
      <PeoplePanel state={state} meId={me.id} isBusy={acts.isBusy} onIntent={acts.intend} />
      <RecorderPanel health={court.captureHealth} state={state} />
      <TimeLogPanel entries={entries} />
    </>
  ) : undefined;
  const concerned = acts.asked && 'participantId' in acts.asked ? participants[acts.asked.participantId] : undefined;
  const who = concerned ? `${t(`common:role.${concerned.role}`)} ${concerned.name}`.trim() : undefined;
  return (
    <>
      <CourtroomView
        model={model}
        shape={shape}
        speakerId={speakerId}
        speakingId={speakingId}
        acts={hearingActs(true)}
        panel={lists}
        onToggle={(kind, isWanted) => engine?.setWanted(kind, isWanted)}
        onDevices={() => setSheet('devices')}
        onHearers={() => setSheet('hearers')}
        onLeave={leave}
        onMore={() => setSheet('more')}
      />
      {acts.refusal ? <RefusalNote code={acts.refusal} onClose={acts.forgetRefusal} /> : null}
      {acts.asked ? (
        <IntentDialog
          key={acts.asked.act}
          intent={acts.asked}
          who={who}
          isBusy={acts.isBusy}
          clockOffsetMs={court.serverOffsetMs}
          onConfirm={acts.confirm}
          onClose={acts.dismiss}
        />
      ) : null}
      {sheet === 'devices' ? <DevicesDialog onClose={() => setSheet(undefined)} /> : null}
      {sheet === 'hearers' ? <HearersDialog hearers={listHearers(state, me.id, model)} onClose={() => setSheet(undefined)} /> : null}
      {sheet === 'more' ? (
        <MoreSheet onClose={() => setSheet(undefined)} onDevices={() => setSheet('devices')} onHearers={() => setSheet('hearers')} onLeave={leave}>
          {hearingActs(false)}
          {lists}
        </MoreSheet>
      ) : null}
    </>
  );
}
