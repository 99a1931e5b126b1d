import { Tabs } from '@mantine/core';
import type { LayoutName } from '@assize/contracts/hearing/layout/wire';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './PanelTabs.module.css';

export interface PanelTab {
  value: string;
  label: string;
  content: ReactNode;
}

/** What outlives the panels themselves, which go when a sheet is closed or the screen is turned. */
export interface PanelMemory {
  tab: string;
  onTab: (tab: string) => void;
  /** The own choice of layout, where the court allows one. */
  ownLayout: LayoutName | undefined;
  onOwnLayout: (layout: LayoutName | undefined) => void;
}

/** The panels of one person, one at a time; what was begun in one stays while another is looked at. */
export function PanelTabs({ label, tabs, memory }: { label: string; tabs: readonly PanelTab[]; memory: PanelMemory }) {
  const root = useRef<HTMLDivElement>(null);
  const shown = useRef(memory.tab);
  useEffect(() => {
    // Another panel is read from its beginning, wherever the one before was scrolled to.
    if (shown.current !== memory.tab) root.current?.parentElement?.scrollTo({ top: 0 });
    shown.current = memory.tab;
  }, [memory.tab]);
  return (
    <Tabs
      ref={root}
      value={memory.tab}
      onChange={(tab) => tab !== null && memory.onTab(tab)}
      classNames={{ list: classes.tabList ?? '', tab: classes.tab ?? '', panel: classes.tabPanel ?? '' }}
    >
      <Tabs.List aria-label={label} grow>
        {tabs.map((one) => (
          <Tabs.Tab key={one.value} value={one.value} data-testid={`tab-${one.value}`}>
            {one.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((one) => (
        <Tabs.Panel key={one.value} value={one.value}>
          {one.content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
