import { Button, FileButton, type ButtonProps } from '@mantine/core';
import { IconCamera, IconFolder, IconPlus } from '@tabler/icons-react';
import { type ComponentProps, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilingAct } from './actOnFiling.ts';
import classes from './Evidence.module.css';

/** In a browser without it, the button would open the choice of files. */
const hasFolders = (): boolean => typeof document !== 'undefined' && 'webkitdirectory' in document.createElement('input');
const folders = { webkitdirectory: '' } as unknown as ComponentProps<'input'>;

interface PickerProps {
  label: string;
  icon: ButtonProps['leftSection'];
  testId: string;
  isDisabled: boolean;
  onPick: (files: File[]) => void;
  more: { accept?: string; capture?: 'environment'; inputProps?: ComponentProps<'input'> };
}

function Picker({ label, icon, testId, isDisabled, onPick, more }: PickerProps) {
  const reset = useRef<() => void>(null);
  const handlePick = (picked: File[] | File | null): void => {
    onPick(picked instanceof File ? [picked] : (picked ?? []));
    // The same file may be chosen again after it was removed.
    reset.current?.();
  };
  return (
    <FileButton onChange={handlePick} multiple={more.capture === undefined} resetRef={reset} disabled={isDisabled} {...more}>
      {(button) => (
        <Button {...button} variant="default" size="md" leftSection={icon} disabled={isDisabled} data-testid={testId}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}

/** Further ways to choose: more files, a whole folder, and on a hand-held device photo after photo. */
export function FilePickers({
  hasFiles,
  isHandheld,
  isDisabled,
  act,
}: {
  hasFiles: boolean;
  isHandheld: boolean;
  isDisabled: boolean;
  act: (act: FilingAct) => void;
}) {
  const { t } = useTranslation();
  const add = (chosen: File[]): void => act({ type: 'add', chosen });
  const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <div className={classes.acts}>
      {isHandheld ? (
        <Picker
          label={t(hasFiles ? 'evidence:many.anotherPhoto' : 'evidence:many.photo')}
          icon={<IconCamera {...icon} />}
          testId="take-photo"
          isDisabled={isDisabled}
          onPick={(chosen) => act({ type: 'take', chosen })}
          more={{ accept: 'image/*', capture: 'environment' }}
        />
      ) : null}
      {hasFiles ? (
        <Picker label={t('evidence:many.add')} icon={<IconPlus {...icon} />} testId="add-files" isDisabled={isDisabled} onPick={add} more={{}} />
      ) : null}
      {hasFolders() ? (
        <Picker
          label={t('evidence:many.folder')}
          icon={<IconFolder {...icon} />}
          testId="choose-folder"
          isDisabled={isDisabled}
          onPick={add}
          more={{ inputProps: folders }}
        />
      ) : null}
    </div>
  );
}
