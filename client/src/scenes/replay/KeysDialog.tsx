import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './ReplayView.module.css';

const keys = [
  ['space', 'Space · K'],
  ['seconds', '← →'],
  ['halfMinute', 'J L'],
  ['picture', ', .'],
  ['chapter', '↑ ↓'],
  ['speed', '< >'],
  ['sound', 'M'],
  ['lanes', '+ − PageUp PageDown'],
] as const;

/** What the keys do. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('replay:keys.title')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <dl className={classes.keyList} data-testid="replay-keys">
        {keys.map(([name, shown]) => (
          <div key={name}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{t(`replay:keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
