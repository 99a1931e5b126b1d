import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ExhibitForm, forms } from '@assize/contracts/hearing/evidence/wire';
import type { HearingState } from '@assize/contracts/hearing/state';
import { useTranslation } from 'react-i18next';
import classes from './Evidence.module.css';
import type { Words } from './exhibitWords.ts';

interface ExhibitWordsProps {
  words: Words;
  points: HearingState['procedure']['points'];
  /** False where each of several files has a title of its own. */
  hasTitle?: boolean;
  isDisabled?: boolean;
  /** What the test ids of the fields begin with. */
  testId: 'exhibit' | 'describe';
  onChange: (part: Partial<Words>) => void;
}

/** What is said of an exhibit: what it is, what it is to prove, where it is from, in what form, and on which points. */
export function ExhibitWords({ words, points, hasTitle = true, isDisabled = false, testId, onChange }: ExhibitWordsProps) {
  const { t } = useTranslation();
  return (
    <>
      {hasTitle ? (
        <TextInput
          label={t('evidence:title')}
          value={words.title}
          maxLength={200}
          disabled={isDisabled}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
          data-testid={`${testId}-title`}
        />
      ) : null}
      <Textarea
        label={t('evidence:purpose')}
        value={words.purpose}
        maxLength={2000}
        maxRows={6}
        disabled={isDisabled}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
        data-testid={`${testId}-purpose`}
      />
      <TextInput
        label={t('evidence:source')}
        value={words.source}
        maxLength={500}
        disabled={isDisabled}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
        data-testid={`${testId}-source`}
      />
      <NativeSelect
        label={t('evidence:formLabel')}
        value={words.form}
        disabled={isDisabled}
        onChange={(event) => onChange({ form: event.currentTarget.value as ExhibitForm })}
        data={forms.map((value) => ({ value, label: t(`evidence:form.${value}`) }))}
      />
      {points.length > 0 ? (
        <Checkbox.Group label={t('evidence:points')} value={words.pointIds} onChange={(pointIds) => onChange({ pointIds })}>
          <div className={classes.stands}>
            {points.map((point) => (
              <Checkbox key={point.id} size="md" value={point.id} label={point.text} disabled={isDisabled} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
    </>
  );
}
