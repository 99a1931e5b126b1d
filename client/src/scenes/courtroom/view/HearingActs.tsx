import { Button, Menu } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { RecorderCause } from '@assize/contracts/recording/health';
import { IconChevronUp } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeepFocus } from '../../../components/useKeepFocus.ts';
import type { HearingAct, Intent } from '../model/intents.ts';
import classes from './HearingActs.module.css';

interface HearingActsProps {
  state: HearingState;
  meId: string;
  /** Why the recorder cannot start; opening and resuming wait for it. */
  hurdle: RecorderCause | undefined;
  isBusy: boolean;
  /** In a bar: what is rarely done is folded into a menu. */
  isFolded?: boolean;
  onIntent: (intent: Intent) => void;
}

interface Offered {
  act: HearingAct;
  testId: string;
  look?: 'filled' | 'default' | 'outline';
  color?: 'danger';
  /** Waits for the recorder. */
  needsRecorder?: boolean;
  /** By the state, where the table of permissions does not say it. */
  when?: (state: HearingState) => boolean;
}
const usual: readonly Offered[] = [
  { act: 'hearing.openCheckIn', testId: 'act-check-in', look: 'filled' },
  { act: 'hearing.open', testId: 'act-open', look: 'filled', needsRecorder: true },
  { act: 'hearing.resume', testId: 'act-resume', look: 'filled', needsRecorder: true },
  { act: 'recording.goOn', testId: 'act-go-on', look: 'filled', needsRecorder: true, when: ({ interruption }) => interruption !== null },
  { act: 'hearing.recess', testId: 'act-recess' },
  { act: 'hearing.close', testId: 'act-close', look: 'outline', color: 'danger' },
];
const rare: readonly Offered[] = [
  { act: 'recording.interrupt', testId: 'act-interrupt', when: ({ interruption }) => interruption === null },
  { act: 'hearing.suspend', testId: 'act-suspend' },
  { act: 'hearing.adjourn', testId: 'act-adjourn' },
  { act: 'hearing.convertOffline', testId: 'act-convert-offline' },
  { act: 'hearing.cancel', testId: 'act-cancel' },
];

/** What moves the whole hearing: only what the table of permissions offers this person now. */
export function HearingActs({ state, meId, hurdle, isBusy, isFolded = false, onIntent }: HearingActsProps) {
  const { t } = useTranslation();
  const keepFocus = useKeepFocus<HTMLDivElement>();
  const opener = useRef<HTMLButtonElement>(null);
  const offer = (list: readonly Offered[]): Offered[] => list.filter((one) => can(one.act, state, meId) && (one.when?.(state) ?? true));
  const now = offer(usual);
  const further = offer(rare);
  const isBlocked = hurdle !== undefined && now.some((one) => one.needsRecorder);
  const words = ({ act }: Offered): string => t(`courtroom:act.${act.slice(act.indexOf('.') + 1)}`);
  const button = (one: Offered) => (
    <Button
      key={one.act}
      variant={one.look ?? 'default'}
      {...(one.color ? { color: one.color } : {})}
      disabled={isBusy || (isBlocked && one.needsRecorder === true)}
      aria-describedby={isBlocked && one.needsRecorder ? 'opening-hurdle' : undefined}
      onClick={() => onIntent({ act: one.act })}
      data-testid={one.testId}
    >
      {words(one)}
    </Button>
  );
  const isMenu = isFolded && further.length > 1;
  if (now.length + further.length === 0) return null;
  return (
    <div {...keepFocus} className={classes.acts} data-folded={isFolded} role="group" aria-label={t('courtroom:acts')}>
      {isBlocked ? (
        <p className={classes.hurdle} id="opening-hurdle">
          {t(state.interruption ? 'courtroom:cannotGoOn' : 'courtroom:cannotOpen', { cause: t(`courtroom:cause.${hurdle}`) })}
        </p>
      ) : null}
      {isMenu ? (
        <Menu position="top-end" withinPortal>
          <Menu.Target>
            <Button ref={opener} variant="default" rightSection={<IconChevronUp size={20} stroke={1.75} aria-hidden="true" />} data-testid="further-acts">
              {t('courtroom:furtherActs')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {further.map((one) => (
              <Menu.Item
                key={one.act}
                className={classes.item ?? ''}
                disabled={isBusy}
                onClick={() => {
                  // The item goes with its menu: the dialog gives the focus back to the menu's button.
                  opener.current?.focus();
                  onIntent({ act: one.act });
                }}
                data-testid={one.testId}
              >
                {words(one)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        [...now.filter((one) => !one.color), ...further].map(button)
      )}
      {(isMenu ? now : now.filter((one) => one.color)).map(button)}
    </div>
  );
}
