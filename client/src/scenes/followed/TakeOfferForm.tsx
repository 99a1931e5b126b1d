import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePanelProps } from '../caseFile/filePanel.ts';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { useSend } from '../caseFile/useSend.ts';
import { offerWords } from './offerWords.ts';

interface TakeOfferFormProps {
  offerId: string;
  title: string;
  act: FilePanelProps['act'];
  onDone: () => void;
}

/** Under which title and heading what a party offered comes into the main volume. */
export function TakeOfferForm({ offerId, title: offered, act, onDone }: TakeOfferFormProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(offered);
  const [folder, setFolder] = useState('');
  const { acting, send } = useSend(act, onDone);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') send({ type: 'offer.take', payload: { offerId, folder: folder.trim(), title: title.trim() } });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('followed:received.take')}>
      <p className={form.wide}>{t('followed:received.takeText')}</p>
      <TextInput required maxLength={200} label={t('followed:received.as')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <TextInput maxLength={200} label={t('followed:received.folder')} value={folder} onChange={(event) => setFolder(event.currentTarget.value)} />
      <RefusalView acting={acting} wordsOf={offerWords} />
      <Button type="submit" loading={acting.isBusy} disabled={title.trim() === ''} data-testid="take-offer-submit">
        {t('followed:received.take')}
      </Button>
    </form>
  );
}
