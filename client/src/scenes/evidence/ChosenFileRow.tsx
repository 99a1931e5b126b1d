import { ActionIcon, Progress, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCircleCheck, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatBytes } from '../../i18n/formatInstant.ts';
import { type ChosenFile, titleOf } from './chosenFiles.ts';
import classes from './ChosenFiles.module.css';

export interface RowActs {
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onTitle: (title: string) => void;
}
interface ChosenFileRowProps extends RowActs {
  one: ChosenFile;
  place: number;
  count: number;
  hasTitle: boolean;
  isRunning: boolean;
  isFiled: boolean;
  /** The share that was sent, of the one that is being filed now. */
  share: number | undefined;
}

/** One chosen file: its name and size, its title as an exhibit, its place in the order, and how its filing goes. */
export function ChosenFileRow({ one, place, count, hasTitle, isRunning, isFiled, share, onMove, onRemove, onTitle }: ChosenFileRowProps) {
  const { t, i18n } = useTranslation();
  const { name, size, type } = one.file;
  const title = titleOf(one);
  const moves = [
    { by: -1, text: t('evidence:many.up', { name }), Icon: IconArrowUp, isEnd: place === 1, testId: 'file-up' },
    { by: 1, text: t('evidence:many.down', { name }), Icon: IconArrowDown, isEnd: place === count, testId: 'file-down' },
  ] as const;
  return (
    <li className={classes.row} data-testid="chosen-file" data-name={name}>
      <div className={classes.head}>
        {type.startsWith('image/') ? <Thumbnail file={one.file} /> : null}
        <p className={classes.name}>
          {place}. {name} <span className={classes.size}>{formatBytes(size, i18n.language)}</span>
        </p>
        <div className={classes.buttons}>
          {moves.map(({ by, text, Icon, isEnd, testId }) => (
            // At the end it stays focusable: whoever moves a file up by the keyboard keeps their place.
            <ActionIcon
              key={by}
              size={44}
              variant="default"
              aria-label={text}
              aria-disabled={isEnd || isRunning}
              {...(isEnd || isRunning ? { 'data-disabled': true } : {})}
              onClick={() => (isEnd || isRunning ? undefined : onMove(by))}
              data-testid={testId}
            >
              <Icon size={20} aria-hidden="true" />
            </ActionIcon>
          ))}
          <ActionIcon
            size={44}
            variant="default"
            aria-label={t('evidence:many.remove', { name })}
            disabled={isRunning}
            onClick={onRemove}
            data-testid="file-remove"
          >
            <IconTrash size={20} aria-hidden="true" />
          </ActionIcon>
        </div>
      </div>
      {hasTitle ? (
        <TextInput
          aria-label={`${t('evidence:title')}: ${name}`}
          value={title}
          maxLength={200}
          disabled={isRunning}
          error={title.trim() === '' ? t('evidence:many.titleMissing') : undefined}
          onChange={(event) => onTitle(event.currentTarget.value)}
          data-testid="file-title"
        />
      ) : null}
      {share === undefined ? null : <Progress value={share * 100} aria-label={`${t('evidence:uploading')}: ${name}`} size="lg" />}
      {isFiled ? (
        <p className={classes.filed}>
          <IconCircleCheck size={20} aria-hidden="true" /> {t('evidence:many.rowFiled')}
        </p>
      ) : null}
      {one.fault ? <StatusMessage tone="danger" title={t(one.fault.text)} isLive /> : null}
    </li>
  );
}

/** Photos of a telephone have names that say nothing. */
function Thumbnail({ file }: { file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url === undefined ? <span className={classes.thumbnail} /> : <img className={classes.thumbnail} src={url} alt="" decoding="async" />;
}
