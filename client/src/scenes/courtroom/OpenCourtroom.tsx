import { useMediaQuery } from '@mantine/hooks';
import type { LayoutName } from '@assize/contracts/hearing/layout/wire';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourtState } from '../../court/courtState.ts';
import { useCourtroomMedia } from './CourtroomContext.ts';
import { AlertsBanner } from '../courtStaff/AlertsBanner.tsx';
import { ExhibitStage } from '../presentation/ExhibitStage.tsx';
import { ScreenShareProvider } from '../presentation/ScreenShareContext.ts';
import { ScreenStage } from '../presentation/ScreenStage.tsx';
import { ScreenStrip } from '../presentation/ScreenStrip.tsx';
import { shareModel } from '../presentation/shareModel.ts';
import { useOwnScreen } from '../presentation/useOwnScreen.ts';
import { InterruptDialog } from '../interruption/InterruptDialog.tsx';
import { InterruptionBanner } from '../interruption/InterruptionBanner.tsx';
import { PublicityBanner } from '../publicity/PublicityBanner.tsx';
import { LeaveRequests, RoomInvitations } from '../privateRooms/view/RoomInvitations.tsx';
import { RehearsalNotice } from '../rehearsal/RehearsalNotice.tsx';
import { CourtroomLists } from './CourtroomLists.tsx';
import { arrangeSeats } from './model/arrangeSeats.ts';
import { buildCourtroom } from './model/buildCourtroom.ts';
import { listHearers } from './model/listHearers.ts';
import { openingHurdle } from './model/openingHurdle.ts';
import { flatQuery, phoneQuery, screenShape } from './model/screenShape.ts';
import { FloorTimer } from './order/FloorTimer.tsx';
import { HandBar } from './order/HandBar.tsx';
import { layoutOf } from './order/layouts.ts';
import { OathCard } from './order/OathCard.tsx';
import { OrderDrawer } from './order/OrderDrawer.tsx';
import { preferredSpeakers } from './order/preferredSpeakers.ts';
import { RecusalBanner } from './order/RecusalBanner.tsx';
import { useStaffTalk } from '../courtStaff/useStaffTalk.ts';
import { useWhisperParts } from '../whisper/useWhisperParts.tsx';
import { useActs } from './useActs.ts';
import { useFloor } from './useFloor.ts';
import { useTimeLog } from './useTimeLog.ts';
import { CallCountdown } from './view/CallCountdown.tsx';
import { CourtroomView } from './view/CourtroomView.tsx';
import { DevicesDialog } from './view/DevicesDialog.tsx';
import { HearersDialog } from './view/HearersDialog.tsx';
import { HearingActs } from './view/HearingActs.tsx';
import { IntentDialog } from './view/IntentDialog.tsx';
import { MoreSheet } from './view/MoreSheet.tsx';
import { RefusalNote } from './view/RefusalNote.tsx';

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
  const [sheet, setSheet] = useState<'devices' | 'hearers' | 'more' | 'order'>();
  const [ownLayout, setOwnLayout] = useState<LayoutName>();
  // Until the hearing opens the bench looks at the door.
  const [tab, setTab] = useState(isCourtRole(me.role) && state.openedAt === null ? 'people' : 'agenda');
  const acts = useActs(court.sendCommand);
  const ownScreen = useOwnScreen(state, me.id, acts);
  const { participants, layout, whispers } = state;
  const seats = useMemo(() => Object.values(arrangeSeats({ participants, whispers }, me.id)).flat(), [participants, whispers, me.id]);
  const preferred = useMemo(() => preferredSpeakers({ participants, layout, floor: state.floor }), [participants, layout, state.floor]);
  const floor = useFloor(engine, seats, preferred);
  const { speakerId } = floor;
  // The last word before a recess is not still being spoken.
  const speakingId = state.status === 'recess' || state.status === 'suspended' ? undefined : floor.speakingId;
  const isStaff = isCourtRole(me.role);
  const entries = useTimeLog(state.id, state.seq, isStaff);
  useEffect(() => {
    document.title = t('common:title', { page: state.title });
  }, [t, state.title]);
  const openPrivate = (): void => {
    setTab('private');
    setSheet(isStaff ? undefined : 'order');
  };
  const staffTalk = useStaffTalk(court, me, tab === 'staff' && (shape === 'desk' || sheet === 'more'));
  const whisper = useWhisperParts(court, { state, me, acts, onPrivateRoom: openPrivate });
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
  const order = { state, meId: me.id, isBusy: acts.isBusy, send: acts.send };
  const talk = { ...order, me };
  const memory = { tab, onTab: setTab, ownLayout, onOwnLayout: setOwnLayout };
  const lists = (
    <CourtroomLists court={court} me={me} order={order} memory={memory} entries={entries} staffTalk={staffTalk} watch={whisper.watch} onIntent={acts.intend} />
  );
  const screen = shareModel(state, me);
  const banner = (
    <>
      <RehearsalNotice rehearsal={state.rehearsal} serverOffsetMs={court.serverOffsetMs} />
      <InterruptionBanner state={state} me={me} />
      <PublicityBanner state={state} meId={me.id} />
      <OathCard {...order} />
      <RecusalBanner {...order} />
      <AlertsBanner {...order} />
      <LeaveRequests {...talk} />
      <RoomInvitations {...talk} />
      {whisper.banner}
      <ScreenStrip model={screen} isBusy={acts.isBusy} />
    </>
  );
  const screenStage = screen.sharer && screen.seesIt ? <ScreenStage sharer={screen.sharer} mayStop={screen.mayStop} isBusy={acts.isBusy} /> : undefined;
  const concerned = acts.asked && 'participantId' in acts.asked ? participants[acts.asked.participantId] : undefined;
  const who = concerned ? `${t(`common:role.${concerned.role}`)} ${concerned.name}`.trim() : undefined;
  return (
    <ScreenShareProvider value={ownScreen}>
      <CourtroomView
        model={model}
        shape={shape}
        speakerId={speakerId}
        speakingId={speakingId}
        acts={hearingActs(true)}
        panel={isStaff ? lists : undefined}
        timer={<FloorTimer state={state} offsetMs={court.serverOffsetMs} />}
        banner={banner}
        mainAct={
          <>
            <HandBar {...order} />
            {whisper.start}
          </>
        }
        isHushed={whisper.isHushed}
        cover={<CallCountdown />}
        unread={staffTalk?.unread}
        layout={layoutOf(layout, ownLayout)}
        exhibit={state.presentation.panes.length > 0 ? <ExhibitStage {...order} serverOffsetMs={court.serverOffsetMs} pointing={court} /> : screenStage}
        onOrder={isStaff ? undefined : () => setSheet('order')}
        onToggle={(kind, isWanted) => engine?.setWanted(kind, isWanted)}
        onDevices={() => setSheet('devices')}
        onHearers={() => setSheet('hearers')}
        onLeave={leave}
        onMore={() => setSheet('more')}
      />
      {acts.refusal ? <RefusalNote code={acts.refusal} onClose={acts.forgetRefusal} /> : null}
      {acts.asked?.act === 'recording.interrupt' ? (
        <InterruptDialog isBusy={acts.isBusy} onConfirm={(particulars) => acts.confirm({ ...particulars, continuesAt: null })} onClose={acts.dismiss} />
      ) : acts.asked ? (
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
      {sheet === 'order' ? <OrderDrawer onClose={() => setSheet(undefined)}>{lists}</OrderDrawer> : null}
      {sheet === 'more' ? (
        <MoreSheet onClose={() => setSheet(undefined)} onDevices={() => setSheet('devices')} onHearers={() => setSheet('hearers')} onLeave={leave}>
          {hearingActs(false)}
          {lists}
        </MoreSheet>
      ) : null}
    </ScreenShareProvider>
  );
}
