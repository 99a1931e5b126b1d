import { Button, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../../components/LanguageSwitch.tsx';
import { useReturnFocus } from '../../../components/useReturnFocus.ts';
import classes from './MoreSheet.module.css';

interface MoreSheetProps {
  onClose: () => void;
  onDevices: () => void;
  onHearers: () => void;
  onLeave: () => void;
  /** Acts and lists of bench and clerk. */
  children?: ReactNode;
}

/** On a phone: everything but the two main buttons. */
export function MoreSheet({ onClose, onDevices, onHearers, onLeave, children }: MoreSheetProps) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Drawer.Root opened onClose={onClose} position="bottom" size="auto">
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('courtroom:more')}>
        <Drawer.Body>
          <div className={classes.sheet} data-testid="more-sheet">
            <div className={classes.head}>
              <h2>{t('courtroom:more')}</h2>
              <Button variant="default" onClick={onClose}>
                {t('common:action.close')}
              </Button>
            </div>
            {children}
            <Button variant="default" size="lg" fullWidth onClick={onHearers} data-testid="hearers">
              {t('courtroom:hearers.open')}
            </Button>
            <Button variant="default" size="lg" fullWidth onClick={onDevices} data-testid="devices">
              {t('courtroom:devices')}
            </Button>
            <Button variant="default" size="lg" fullWidth onClick={onLeave} data-testid="leave">
              {t('courtroom:leave')}
            </Button>
            <LanguageSwitch />
          </div>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
