import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveText } from '../../components/LiveText.tsx';
import { pageOfList, rowsOnPage } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import type { Catalogue, EntryField, Show } from './catalogue.ts';
import { shownRows } from './catalogue.ts';
import { type CatalogueActs, CatalogueRow } from './CatalogueRow.tsx';
import classes from './Imports.module.css';
import { type Cell, focusCell, useRowKeys } from './useRowKeys.ts';

export interface EditorActs extends CatalogueActs {
  copyAbove: (entry: number, field: EntryField) => void;
}
const copied: readonly EntryField[] = ['title', 'folder', 'volume', 'madeOn'];
const kinds = ['all', 'kept', 'leftOut'] as const satisfies readonly Show[];

/** The proposed catalogue, fifty rows at a time, to be corrected without taking the hands off the keyboard. */
export function CatalogueEditor({ catalogue, change, move, copyAbove }: EditorActs & { catalogue: Catalogue }) {
  const { t } = useTranslation();
  const [show, setShow] = useState<Show>('all');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(1);
  const [moved, setMoved] = useState('');
  // Where the keyboard is to be once the rows stand as they shall.
  const [next, setNext] = useState<Cell | null>(null);
  const rows = shownRows(catalogue.rows, show, text);
  const list = pageOfList(rows, asked);
  const goTo = (cell: Cell, index: number): void => {
    setAsked(Math.floor(index / rowsOnPage) + 1);
    setNext({ ...cell });
  };
  const ways = {
    onGo: (cell: Cell, by: 1 | -1): void => {
      const index = rows.findIndex(({ row }) => row.entry === cell.entry) + by;
      const beside = rows[index];
      if (beside) goTo({ entry: beside.row.entry, field: cell.field }, index);
    },
    onMove: (cell: Cell, by: 1 | -1): void => {
      const from = catalogue.rows.findIndex((row) => row.entry === cell.entry);
      const row = catalogue.rows[from];
      if (!row || !catalogue.rows[from + by]) return;
      move(cell.entry, from + by);
      setMoved(t('files:catalogue.moved', { title: row.title, place: from + by + 1, count: catalogue.rows.length }));
      if (show === 'all' && text === '') goTo(cell, from + by);
    },
    onCopyAbove: ({ entry, field }: Cell): void => {
      const known = copied.find((one) => one === field);
      if (known) copyAbove(entry, known);
    },
  };
  const ref = useRowKeys<HTMLOListElement>(ways);
  useEffect(() => {
    if (next) focusCell(ref.current, next);
  }, [next, ref]);
  const narrow = (change_: () => void): void => {
    change_();
    setAsked(1);
  };
  return (
    <>
      <p className={classes.hint}>{t('imports:keys')}</p>
      <div className={classes.filters}>
        <NativeSelect
          label={t('imports:show.label')}
          value={show}
          data={kinds.map((value) => ({ value, label: t(`imports:show.${value}`) }))}
          onChange={(event) => narrow(() => setShow(kinds.find((one) => one === event.currentTarget.value) ?? 'all'))}
        />
        <TextInput label={t('imports:find')} value={text} onChange={(event) => narrow(() => setText(event.currentTarget.value))} />
      </div>
      {rows.length === 0 ? <p>{t('imports:noRow')}</p> : null}
      <Pager list={list} onPage={setAsked} />
      <ol ref={ref} className={classes.rows} aria-label={t('imports:catalogue')}>
        {list.shown.map(({ row, place }) => (
          <CatalogueRow key={row.entry} row={row} place={place} change={change} move={move} />
        ))}
      </ol>
      <Pager list={list} onPage={setAsked} />
      <LiveText text={moved} />
    </>
  );
}
