import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './BackLink.module.css';

/** The way back, at the foot of a page. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className={classes.back}>
      <Link to={to}>{children}</Link>
    </p>
  );
}
