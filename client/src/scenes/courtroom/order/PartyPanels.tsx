import { useTranslation } from 'react-i18next';
import { AgendaForParties } from './AgendaForParties.tsx';
import { LayoutPicker } from './LayoutPicker.tsx';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { type PanelMemory, type PanelTab, PanelTabs } from './PanelTabs.tsx';
import { PointsPanel } from './PointsPanel.tsx';
import { RecusalPanel } from './RecusalPanel.tsx';

interface PartyPanelsProps extends OrderProps {
  memory: PanelMemory;
  /** Further tabs, after those of the order of court. */
  furtherTabs?: readonly PanelTab[];
}

/** For whoever takes part without conducting: where the hearing stands, what is in dispute, and the way to a recusal. */
export function PartyPanels({ memory, furtherTabs = [], ...props }: PartyPanelsProps) {
  const { t } = useTranslation();
  const tabs: PanelTab[] = [
    {
      value: 'agenda',
      label: t('order:tabs.agenda'),
      content: (
        <>
          <AgendaForParties state={props.state} meId={props.meId} />
          <RecusalPanel {...props} />
          <LayoutPicker {...props} own={memory.ownLayout} onOwn={memory.onOwnLayout} />
        </>
      ),
    },
    { value: 'points', label: t('order:tabs.points'), content: <PointsPanel {...props} /> },
    ...furtherTabs,
  ];
  return (
    <div className={classes.drawer} data-testid="party-panels">
      <PanelTabs label={t('order:open')} tabs={tabs} memory={memory} />
    </div>
  );
}
