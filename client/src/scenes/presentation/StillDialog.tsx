import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import { isWhole, type StillStanding, type StillWords } from './stillModel.ts';

interface StillDialogProps {
  /** Whose camera it is, as people call them. */
  who: string;
  words: StillWords;
  standing: StillStanding;
  onChange: (words: Pick<StillWords, 'title' | 'purpose'>) => void;
  onTake: () => void;
  onClose: () => void;
}

/** Asks what is held before the camera and what it is to prove, then takes the picture; what was typed stays when there is none. */
export function StillDialog({ who, words, standing, onChange, onTake, onClose }: StillDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const { title, purpose } = words;
  const isTaking = standing.is === 'taking';
  const isFailed = standing.is === 'failed';
  return (
    <ConfirmDialog
      isOpen
      title={t('presentation:still.title', { who })}
      consequence={t('presentation:still.consequence')}
      confirmLabel={t(isFailed ? 'presentation:still.again' : 'presentation:still.take')}
      isBusy={isTaking}
      canConfirm={isWhole(words)}
      onConfirm={onTake}
      onClose={onClose}
    >
      <TextInput
        label={t('presentation:still.what')}
        value={title}
        maxLength={200}
        required
        disabled={isTaking}
        onChange={(event) => onChange({ title: event.currentTarget.value, purpose })}
        data-testid="still-title"
      />
      <Textarea
        label={t('presentation:still.purpose')}
        value={purpose}
        maxLength={2000}
        required
        disabled={isTaking}
        maxRows={6}
        onChange={(event) => onChange({ title, purpose: event.currentTarget.value })}
        data-testid="still-purpose"
      />
      {isTaking ? (
        <StatusMessage tone="info" isLive>
          <p>{t('presentation:still.taking')}</p>
        </StatusMessage>
      ) : null}
      {isFailed ? (
        <StatusMessage tone="danger" title={standing.cause ? t('presentation:still.failed') : t(`errors:${standing.code}.title`)} isLive>
          <p>{standing.cause ? t(`presentation:still.fault.${standing.cause}`, { who }) : t(`errors:${standing.code}.advice`)}</p>
        </StatusMessage>
      ) : null}
    </ConfirmDialog>
  );
}
