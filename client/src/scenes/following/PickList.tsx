import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfList } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import panel from '../caseFile/CaseFile.module.css';
import form from '../caseFile/Form.module.css';
import classes from './Following.module.css';
import { nameFits } from './following.ts';

interface PickListProps {
  label: string;
  items: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** More cannot be chosen. */
  most: number;
  testId: string;
}

/** Several of many, to be found by name; fifty are on the screen at a time. */
export function PickList({ label, items, chosen, onChange, most, testId }: PickListProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(1);
  const fitting = items.filter((one) => nameFits(one.name, text));
  const list = pageOfList(fitting, asked);
  const handleAll = (): void => onChange([...new Set([...chosen, ...fitting.map((one) => one.id)])]);
  return (
    <fieldset className={`${classes.pick} ${form.wide}`} data-testid={testId}>
      <legend>{label}</legend>
      {items.length > 10 ? <TextInput label={t('following:find')} value={text} onChange={(event) => setText(event.currentTarget.value)} /> : null}
      <div className={panel.acts}>
        {fitting.length > 1 && fitting.length <= most ? (
          <Button variant="default" onClick={handleAll} data-testid={`${testId}-all`}>
            {t('following:pick.all', { count: fitting.length })}
          </Button>
        ) : null}
        {chosen.length > 1 ? (
          <Button variant="default" onClick={() => onChange([])}>
            {t('following:pick.none')}
          </Button>
        ) : null}
      </div>
      <Pager list={list} onPage={setAsked} />
      <div className={classes.choices}>
        {list.shown.map(({ id, name }) => (
          <Checkbox
            key={id}
            size="md"
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
      <p role="status" data-testid={`${testId}-count`}>
        {chosen.length > most ? t('following:pick.tooMany', { count: most }) : t('following:pick.chosen', { count: chosen.length })}
      </p>
    </fieldset>
  );
}
