import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ExhibitList, type ExhibitShown, isInList, lists } from './evidenceModel.ts';

interface ListChoiceProps {
  exhibits: readonly ExhibitShown[];
  list: ExhibitList;
  onList: (list: ExhibitList) => void;
}

/** What of the register is shown, with how many there are: what is not disputed, what still waits for an answer or a ruling. */
export function ListChoice({ exhibits, list, onList }: ListChoiceProps) {
  const { t } = useTranslation();
  const countOf = (one: ExhibitList): number => exhibits.filter((shown) => isInList(shown, one)).length;
  if (exhibits.length < 2) return null;
  return (
    <NativeSelect
      label={t('evidence:list.label')}
      value={list}
      onChange={(event) => onList(event.currentTarget.value as ExhibitList)}
      data={lists.map((value) => ({ value, label: t(`evidence:list.${value}`, { count: countOf(value) }) }))}
      data-testid="exhibit-list"
    />
  );
}
