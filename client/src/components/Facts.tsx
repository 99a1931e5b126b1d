import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export interface Fact {
  term: string;
  value: ReactNode;
  isStrong?: boolean;
}

/** Terms and values as on the cover of a case file; term above value on a phone. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ term, value, isStrong = false }) => (
        <div key={term} className={classes.row}>
          <dt>{term}</dt>
          <dd data-strong={isStrong}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
