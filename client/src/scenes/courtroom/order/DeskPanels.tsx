import type { TimeLogEntry } from '@assize/contracts/casefile/views';
import type { CaptureHealth } from '@assize/contracts/recording/health';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intent } from '../model/intents.ts';
import { RecorderPanel } from '../view/RecorderPanel.tsx';
import { TimeLogPanel } from '../view/TimeLogPanel.tsx';
import { AgendaPanel } from './AgendaPanel.tsx';
import { LayoutPicker } from './LayoutPicker.tsx';
import { NoteField } from './NoteField.tsx';
import type { OrderProps } from './orderProps.ts';
import { type PanelMemory, type PanelTab, PanelTabs } from './PanelTabs.tsx';
import { PeopleAndFloor } from './PeopleAndFloor.tsx';
import { PointsPanel } from './PointsPanel.tsx';
import { RecusalPanel } from './RecusalPanel.tsx';

interface DeskPanelsProps extends OrderProps {
  health: CaptureHealth | undefined;
  entries: readonly TimeLogEntry[] | undefined;
  memory: PanelMemory;
  onIntent: (intent: Intent) => void;
  /** Further tabs, after those of the order of court. */
  furtherTabs?: readonly PanelTab[];
  /** What concerns people besides, below them. */
  afterPeople?: ReactNode;
}

/** The desk of bench and clerk: one panel at a time. */
export function DeskPanels({ health, entries, memory, onIntent, furtherTabs = [], afterPeople, ...props }: DeskPanelsProps) {
  const { t } = useTranslation();
  const { state } = props;
  const tabs: PanelTab[] = [
    { value: 'agenda', label: t('order:tabs.agenda'), content: <AgendaPanel {...props} /> },
    {
      value: 'people',
      label: t('order:tabs.people'),
      content: (
        <>
          <PeopleAndFloor {...props} onIntent={onIntent} />
          <LayoutPicker {...props} own={memory.ownLayout} onOwn={memory.onOwnLayout} />
          {afterPeople}
        </>
      ),
    },
    {
      value: 'points',
      label: t('order:tabs.points'),
      content: (
        <>
          <PointsPanel {...props} />
          <RecusalPanel {...props} />
        </>
      ),
    },
    {
      value: 'record',
      label: t('order:tabs.record'),
      content: (
        <>
          <RecorderPanel health={health} state={state} />
          <NoteField {...props} />
          <TimeLogPanel entries={entries} />
        </>
      ),
    },
    ...furtherTabs,
  ];
  return <PanelTabs label={t('order:tabs.label')} tabs={tabs} memory={memory} />;
}
