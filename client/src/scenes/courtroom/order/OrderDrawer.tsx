import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../../components/useReturnFocus.ts';

/** On a desk: the order of the hearing beside the courtroom, for whoever does not conduct it. */
export function OrderDrawer({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('order:open')}
      closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}
      attributes={{ header: { role: 'presentation' } }}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </Drawer>
  );
}
