import { IconMaximize, IconMinus, IconPlus, IconRotateClockwise } from '@tabler/icons-react';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { zoomed } from './pageGeometry.ts';
import classes from './Presentation.module.css';
import { ToolButton } from './ToolButton.tsx';

const quarterAfter = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;

/** How a page is looked at: larger, smaller, whole, turned by a quarter. */
export function LookTools({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  const isWhole = pane.region === null;
  return (
    <span className={classes.group}>
      <ToolButton testId="zoom-out" tool="zoomOut" Icon={IconMinus} isDisabled={isWhole} onPress={() => onPane({ ...pane, region: zoomed(pane.region, -1) })} />
      <ToolButton testId="zoom-whole" tool="whole" Icon={IconMaximize} isDisabled={isWhole} onPress={() => onPane({ ...pane, region: null })} />
      <ToolButton testId="zoom-in" tool="zoomIn" Icon={IconPlus} onPress={() => onPane({ ...pane, region: zoomed(pane.region, 1) })} />
      <ToolButton testId="page-turn" tool="turn" Icon={IconRotateClockwise} onPress={() => onPane({ ...pane, rotation: quarterAfter[pane.rotation] })} />
    </span>
  );
}
