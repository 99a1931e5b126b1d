import type { ComponentProps, ReactNode } from 'react';
import classes from './Details.module.css';

/** What is only read when asked for: a line that opens and shuts, by pointer and by keyboard. */
export function Details({ summary, children, ...rest }: { summary: ReactNode } & Omit<ComponentProps<'details'>, 'className'>) {
  return (
    <details className={classes.details} {...rest}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
