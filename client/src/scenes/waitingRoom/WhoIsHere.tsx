import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PersonPlate } from '../../components/PersonPlate.tsx';
import type { Expected } from './WaitingView.tsx';
import classes from './WaitingView.module.css';

/** Who is expected and who is here, by role only: not everyone may know everyone's name. */
export function WhoIsHere({ expected }: { expected: readonly Expected[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="who">
      <h2 id="who" className={classes.heading}>
        {t('waiting:who')}
      </h2>
      <ul className={classes.people}>
        {expected.map(({ id, role, isHere, isMe }) => {
          const Icon = isHere ? IconCircleCheck : IconCircleDashed;
          const mark = (
            <>
              <Icon size={20} stroke={1.75} aria-hidden="true" />
              {isHere ? t('waiting:here') : t('waiting:notHere')}
            </>
          );
          return (
            <li key={id} data-testid="expected-person" data-here={isHere}>
              <PersonPlate role={role} name={isMe ? t('waiting:you') : undefined} mark={mark} tone={isHere ? 'good' : undefined} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
