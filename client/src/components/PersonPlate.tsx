import type { Role } from '@assize/contracts/hearing/roles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './PersonPlate.module.css';

interface PersonPlateProps {
  role: Role;
  /** Left out where the viewer may not know names. */
  name?: string | undefined;
  /** A state in words, with its own icon, at the end of the plate. */
  mark?: ReactNode;
  tone?: 'good' | 'danger' | undefined;
}

const bench: readonly Role[] = ['presidingJudge', 'judge', 'assessor'];

/** The plate that stands before a seat: role, name; brass for the bench. */
export function PersonPlate({ role, name, mark, tone }: PersonPlateProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.plate} data-bench={bench.includes(role)}>
      <span className={classes.role}>{t(`common:role.${role}`)}</span>
      {name ? <span className={classes.name}>{name}</span> : null}
      {mark ? (
        <span className={classes.mark} data-tone={tone}>
          {mark}
        </span>
      ) : null}
    </div>
  );
}
