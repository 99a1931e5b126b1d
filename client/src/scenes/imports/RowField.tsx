import type { ComponentProps, ReactNode } from 'react';
import classes from './Imports.module.css';

interface RowFieldProps {
  label: string;
  /** What stands beside it. */
  error?: string | undefined;
  children: ReactNode;
}

/** One field of a row. Of these there are hundreds on the screen: they are the browser's own. */
export function RowField({ label, error, children }: RowFieldProps) {
  return (
    <label className={classes.field}>
      <span className={classes.label}>{label}</span>
      {children}
      {error === undefined ? null : <span className={classes.error}>{error}</span>}
    </label>
  );
}

export function RowInput({ label, error, ...rest }: Omit<RowFieldProps, 'children'> & Omit<ComponentProps<'input'>, 'className'>) {
  return (
    <RowField label={label} error={error}>
      <input className={classes.input} aria-invalid={error !== undefined} autoComplete="off" {...rest} />
    </RowField>
  );
}
