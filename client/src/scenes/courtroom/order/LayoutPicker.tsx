import { Button, Checkbox } from '@mantine/core';
import { can } from '@assize/contracts/hearing/permissions';
import { type LayoutName, layoutNames } from '@assize/contracts/hearing/layout/wire';
import { useTranslation } from 'react-i18next';
import panel from '../view/Panel.module.css';
import classes from './Order.module.css';
import type { OrderProps } from './orderProps.ts';
import { whoIs } from './wording.ts';

/** Nothing can be put before the court yet: the layout for it is offered when there is something to show. */
const offered = layoutNames.filter((name) => name !== 'exhibit');

interface LayoutPickerProps extends OrderProps {
  /** The person's own choice, where the court allows one. */
  own: LayoutName | undefined;
  onOwn: (layout: LayoutName | undefined) => void;
}

/** What is large on the screens: ordered by the court for everyone, or chosen for the own screen where it is allowed. */
export function LayoutPicker({ state, meId, isBusy, send, own, onOwn }: LayoutPickerProps) {
  const { t } = useTranslation();
  const { layout, spotlightId, isOwnChoiceAllowed } = state.layout;
  const maySet = can('layout.set', state, meId);
  if (!maySet && !isOwnChoiceAllowed) return null;
  const set = (change: Partial<typeof state.layout>): void => void send({ type: 'layout.set', payload: { ...state.layout, ...change } });
  const button = (name: LayoutName | undefined, isPressed: boolean, choose: () => void) => (
    <Button
      key={name ?? 'asCourt'}
      size="compact-sm"
      variant={isPressed ? 'filled' : 'default'}
      aria-pressed={isPressed}
      disabled={isBusy}
      onClick={choose}
      data-testid={`layout-${name ?? 'as-court'}`}
    >
      {t(name ? `order:layout.${name}` : 'order:layout.asCourt')}
    </Button>
  );
  return (
    <section className={panel.panel} aria-label={maySet ? t('order:layout.title') : t('order:layout.own')} data-testid="layout-picker">
      <h2 className={classes.heading}>{maySet ? t('order:layout.title') : t('order:layout.own')}</h2>
      {maySet ? (
        <>
          <div className={classes.modes} role="group" aria-label={t('order:layout.title')}>
            {offered.map((name) => button(name, name === layout, () => set({ layout: name })))}
          </div>
          <Checkbox
            label={t('order:layout.ownAllowed')}
            checked={isOwnChoiceAllowed}
            disabled={isBusy}
            classNames={{ body: classes.choice ?? '' }}
            onChange={(event) => set({ isOwnChoiceAllowed: event.currentTarget.checked })}
            data-testid="own-layout-allowed"
          />
          {spotlightId === null ? null : (
            <div className={panel.head}>
              <span>{t('order:layout.spotlit', { who: whoIs(t, state.participants[spotlightId]) })}</span>
              <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => set({ spotlightId: null })} data-testid="end-spotlight">
                {t('order:layout.endSpotlight')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <div className={classes.modes} role="group" aria-label={t('order:layout.own')}>
          {button(undefined, own === undefined, () => onOwn(undefined))}
          {offered.map((name) => button(name, name === own, () => onOwn(name)))}
        </div>
      )}
    </section>
  );
}
