import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StatusMessage.module.css';

export type Tone = 'info' | 'good' | 'attention' | 'danger';
const icons = { info: IconInfoCircle, good: IconCircleCheck, attention: IconAlertTriangle, danger: IconCircleX } as const;

interface StatusMessageProps {
  tone: Tone;
  title?: string | undefined;
  children?: ReactNode;
  /** Announced by screen readers when it appears: politely, or at once for `danger`. */
  isLive?: boolean;
}

/** Words with an icon on a quiet ground: never colour alone. */
export function StatusMessage({ tone, title, children, isLive = false }: StatusMessageProps) {
  const Icon = icons[tone];
  const role = isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div className={classes.message} data-tone={tone} role={role}>
      <Icon className={classes.icon} size={24} stroke={1.75} aria-hidden="true" />
      <div className={classes.body}>
        {title ? <p className={classes.title}>{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
