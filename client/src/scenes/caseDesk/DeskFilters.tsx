import { caseFileKinds, caseStages } from '@assize/contracts/casefile/kinds';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Desk.module.css';
import type { DeskSearch } from './deskSearch.ts';

interface DeskFiltersProps {
  search: DeskSearch;
  fieldRef: RefObject<HTMLInputElement | null>;
  onSearch: (search: DeskSearch) => void;
}

/** Words, kind and stage: every one narrows what is listed. */
export function DeskFilters({ search, fieldRef, onSearch }: DeskFiltersProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(search.text);
  const [asked, setAsked] = useState(search.text);
  // The address was changed elsewhere: by going back, or by taking the filters away.
  if (asked !== search.text) {
    setAsked(search.text);
    setText(search.text);
  }
  const narrow = (part: Partial<DeskSearch>): void => {
    if (part.text !== undefined) setAsked(part.text.trim());
    onSearch({ ...search, ...part, page: 1, after: null });
  };
  const ask = useDebouncedCallback((words: string) => narrow({ text: words.trim() }), 300);
  const handleText = (words: string): void => {
    setText(words);
    ask(words);
  };
  return (
    <search className={classes.filters}>
      <TextInput
        ref={fieldRef}
        type="search"
        label={t('files:desk.search')}
        description={t(search.isInPages ? 'finding:hint.pages' : 'finding:hint.cases')}
        leftSection={<IconSearch size={20} stroke={1.75} aria-hidden="true" />}
        value={text}
        maxLength={search.isInPages ? 100 : 200}
        onChange={(event) => handleText(event.currentTarget.value)}
        data-testid="desk-search"
      />
      <NativeSelect
        label={t('finding:in.label')}
        value={search.isInPages ? 'pages' : 'cases'}
        data={[
          { value: 'cases', label: t('finding:in.cases') },
          { value: 'pages', label: t('finding:in.pages') },
        ]}
        onChange={(event) => narrow({ isInPages: event.currentTarget.value === 'pages' })}
        data-testid="desk-in"
      />
      {search.isInPages ? null : <CaseFilters search={search} onNarrow={narrow} />}
    </search>
  );
}

interface CaseFiltersProps {
  search: DeskSearch;
  onNarrow: (part: Partial<DeskSearch>) => void;
}

function CaseFilters({ search, onNarrow }: CaseFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('files:field.kind')}
        value={search.kind ?? ''}
        data={[{ value: '', label: t('files:desk.every') }, ...caseFileKinds.map((value) => ({ value, label: t(`files:kind.${value}`) }))]}
        onChange={(event) => onNarrow({ kind: caseFileKinds.find((one) => one === event.currentTarget.value) ?? null })}
        data-testid="desk-kind"
      />
      <NativeSelect
        label={t('files:field.stage')}
        value={search.stage ?? ''}
        data={[{ value: '', label: t('files:desk.every') }, ...caseStages.map((value) => ({ value, label: t(`files:stage.${value}`) }))]}
        onChange={(event) => onNarrow({ stage: caseStages.find((one) => one === event.currentTarget.value) ?? null })}
        data-testid="desk-stage"
      />
      <Checkbox
        className={classes.sound}
        label={t('finding:sameSound')}
        checked={search.isBySound}
        onChange={(event) => onNarrow({ isBySound: event.currentTarget.checked })}
        data-testid="desk-sound"
      />
    </>
  );
}
