import type { TimeLogEntry } from '@assize/contracts/casefile/views';
import { can } from '@assize/contracts/hearing/permissions';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import { isOfBench } from '@assize/contracts/hearing/rooms/state';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourtState } from '../../court/courtState.ts';
import { ConsentCard } from '../consent/ConsentCard.tsx';
import { consentModel } from '../consent/consentModel.ts';
import { OnlineRulesPanel } from '../consent/OnlineRulesPanel.tsx';
import { SeparationPanel } from '../courtStaff/SeparationPanel.tsx';
import { StaffTalkPanel } from '../courtStaff/StaffTalkPanel.tsx';
import type { StaffTalk } from '../courtStaff/useStaffTalk.ts';
import { evidenceModel } from '../evidence/evidenceModel.ts';
import { EvidencePanel } from '../evidence/EvidencePanel.tsx';
import { HelpPanel } from '../help/HelpPanel.tsx';
import { RehearsalPanel } from '../rehearsal/RehearsalPanel.tsx';
import { PublicityForm } from '../publicity/PublicityForm.tsx';
import { PrivateTalkPanel } from '../privateRooms/view/PrivateTalkPanel.tsx';
import type { Intent } from './model/intents.ts';
import { DeskPanels } from './order/DeskPanels.tsx';
import type { OrderProps } from './order/orderProps.ts';
import type { PanelMemory, PanelTab } from './order/PanelTabs.tsx';
import { PartyPanels } from './order/PartyPanels.tsx';
import { SpeakingTimes } from './order/SpeakingTimes.tsx';

interface CourtroomListsProps {
  court: CourtState;
  me: ParticipantState;
  order: OrderProps;
  memory: PanelMemory;
  entries: readonly TimeLogEntry[] | undefined;
  /** Undefined for whoever is not of the court. */
  staffTalk: StaffTalk | undefined;
  /** Who is consulting, for the presiding judge. */
  watch: ReactNode;
  onIntent: (intent: Intent) => void;
}

/** Everything beside the court's floor, a tab each: the desk of the court's own people, or what a party needs. */
export function CourtroomLists({ court, me, order, memory, entries, staffTalk, watch, onIntent }: CourtroomListsProps) {
  const { t } = useTranslation();
  const { state } = order;
  const privateTab: PanelTab[] = can('room.open', state, me.id)
    ? [{ value: 'private', label: t(isOfBench(me) ? 'order:tabs.deliberation' : 'order:tabs.private'), content: <PrivateTalkPanel {...order} me={me} /> }]
    : [];
  const evidence: PanelTab[] = evidenceModel(state, me) ? [{ value: 'evidence', label: t('order:tabs.evidence'), content: <EvidencePanel {...order} /> }] : [];
  if (!isCourtRole(me.role)) {
    const consent: PanelTab[] = consentModel(state, me.id) ? [{ value: 'consent', label: t('order:tabs.consent'), content: <ConsentCard {...order} /> }] : [];
    const help: PanelTab = { value: 'help', label: t('order:tabs.help'), content: <HelpPanel {...order} /> };
    return <PartyPanels {...order} memory={memory} furtherTabs={[...evidence, ...privateTab, ...consent, help]} />;
  }
  const unread = staffTalk && staffTalk.unread > 0 ? ` (${String(staffTalk.unread)})` : '';
  const talk: PanelTab[] = staffTalk
    ? [{ value: 'staff', label: t('order:tabs.staff') + unread, content: <StaffTalkPanel state={state} meId={me.id} talk={staffTalk} /> }]
    : [];
  const online: PanelTab = { value: 'online', label: t('order:tabs.online'), content: <OnlineRulesPanel {...order} /> };
  return (
    <DeskPanels
      {...order}
      memory={memory}
      health={court.captureHealth}
      entries={entries}
      furtherTabs={[...evidence, ...privateTab, ...talk, online]}
      onIntent={onIntent}
      afterPeople={
        <>
          <RehearsalPanel {...order} />
          {watch}
          <SpeakingTimes state={state} spokenMs={court.spokenMs} />
          <SeparationPanel {...order} />
          <PublicityForm {...order} />
        </>
      }
    />
  );
}
