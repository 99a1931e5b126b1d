import type { ReactNode } from 'react';
import classes from './DialogButtons.module.css';

/** The buttons at the foot of a dialog, the act last. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={classes.buttons}>{children}</div>;
}
