import { volumes } from '@assize/contracts/casefile/volumes/wire';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/formatInstant.ts';
import { type Entry, type EntryChange, hasTitle } from './catalogue.ts';
import classes from './Imports.module.css';
import { PlaceInput } from './PlaceInput.tsx';
import { RowField, RowInput } from './RowField.tsx';

/** What can be done with a row of the proposal. */
export interface CatalogueActs {
  change: (entry: number, change: EntryChange) => void;
  move: (entry: number, to: number) => void;
}
interface CatalogueRowProps extends CatalogueActs {
  row: Entry;
  /** From 0. */
  place: number;
}

/** One entry of the archive as it will stand in the file: every field can be typed over. */
export const CatalogueRow = memo(function CatalogueRow({ row, place, change, move }: CatalogueRowProps) {
  const { t, i18n } = useTranslation();
  const { entry, name, bytes, volume, folder, title, madeOn, leaveOut } = row;
  /** What a field is called on the screen, and by name of its row to whoever does not see that. */
  const field = (of: string, label: string) => ({
    ...{ label, 'data-entry': entry, 'data-field': of },
    'aria-label': t('imports:field.of', { field: label, number: place + 1 }),
  });
  const { label: volumeLabel, ...volumeField } = field('volume', t('files:document.volume'));
  return (
    <li className={classes.row} data-left-out={leaveOut} data-testid="import-row">
      <PlaceInput key={place} place={place} onPlace={(to) => move(entry, to)} {...field('place', t('imports:field.place'))} />
      <RowInput
        type="checkbox"
        checked={leaveOut}
        onChange={(event) => change(entry, { leaveOut: event.currentTarget.checked })}
        {...field('leaveOut', t('imports:field.leaveOut'))}
      />
      <RowInput
        maxLength={200}
        value={title}
        error={hasTitle(row) ? undefined : t('imports:field.noTitle')}
        onChange={(event) => change(entry, { title: event.currentTarget.value })}
        {...field('title', t('files:document.title'))}
      />
      <RowInput
        maxLength={200}
        value={folder}
        onChange={(event) => change(entry, { folder: event.currentTarget.value })}
        {...field('folder', t('files:document.folder'))}
      />
      <RowField label={volumeLabel}>
        <select
          className={classes.input}
          value={volume}
          onChange={(event) => change(entry, { volume: volumes.find((one) => one === event.currentTarget.value) ?? volume })}
          {...volumeField}
        >
          {volumes.map((value) => (
            <option key={value} value={value}>
              {t(`files:volume.${value}`)}
            </option>
          ))}
        </select>
      </RowField>
      <RowInput
        type="date"
        value={madeOn ?? ''}
        onChange={(event) => change(entry, { madeOn: event.currentTarget.value || null })}
        {...field('madeOn', t('files:document.madeOn'))}
      />
      <span className={classes.name}>
        {name} · {formatBytes(bytes, i18n.language)}
      </span>
    </li>
  );
});
