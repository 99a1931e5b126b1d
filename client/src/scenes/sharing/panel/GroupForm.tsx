import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../record/useAct.ts';
import form from '../../caseFile/Form.module.css';
import { SharingRefusal } from '../SharingRefusal.tsx';
import type { GroupsPartProps } from './GroupsPart.tsx';

interface GroupFormProps extends Pick<GroupsPartProps, 'onJoin'> {
  /** Groups of cases that the reader sees, other than those of this case. */
  known: readonly { groupId: string; title: string }[];
  onDone: () => void;
}

/** Puts a case into a group: a new one, or one of a case that is known. */
export function GroupForm({ known, onJoin, onDone }: GroupFormProps) {
  const { t } = useTranslation();
  const acting = useAct();
  // One id for as long as the form is open: sent again, it is the same group.
  const [newId] = useState<string>(() => crypto.randomUUID());
  const [groupId, setGroupId] = useState(newId);
  const [title, setTitle] = useState('');
  const old = known.find((one) => one.groupId === groupId);
  const name = old?.title ?? title.trim();
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (name === '') return;
    void acting.run(() => onJoin(groupId, name)).then((isDone) => (isDone ? onDone() : undefined));
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} noValidate aria-label={t('sharing:groups.join')} data-testid="group-form">
      {known.length > 0 ? (
        <NativeSelect
          label={t('sharing:groups.which')}
          value={groupId}
          data={[{ value: newId, label: t('sharing:groups.new') }, ...known.map((one) => ({ value: one.groupId, label: one.title }))]}
          onChange={(event) => setGroupId(event.currentTarget.value)}
          data-testid="group-which"
        />
      ) : null}
      {old ? null : (
        <TextInput
          required
          maxLength={200}
          label={t('sharing:groups.title')}
          description={t('sharing:groups.titleHint')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-testid="group-title"
        />
      )}
      <p className={form.wide}>{t('sharing:groups.consequence')}</p>
      <SharingRefusal acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={name === ''} data-testid="group-submit">
        {t('sharing:groups.join')}
      </Button>
    </form>
  );
}
