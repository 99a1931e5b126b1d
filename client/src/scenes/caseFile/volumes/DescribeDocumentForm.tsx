import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import { volumes, volumesCaseCommands } from '@assize/contracts/casefile/volumes/wire';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForm } from '../../admin/useForm.ts';
import type { FilePanelProps } from '../filePanel.ts';
import form from '../Form.module.css';
import { RefusalView } from '../RefusalView.tsx';
import { useSend } from '../useSend.ts';

interface DescribeDocumentFormProps {
  document: ViewedDocument;
  act: FilePanelProps['act'];
  onDone: () => void;
}

/** Where a document stands in the file and what it is called; its bytes stay as they are. */
export function DescribeDocumentForm({ document, act, onDone }: DescribeDocumentFormProps) {
  const { t } = useTranslation();
  const { documentId, volume, folder, title, madeOn } = document;
  const { acting, send } = useSend(act, onDone);
  const fields = useForm(
    { volume: volume as string, folder, title, madeOn: madeOn ?? '' },
    volumesCaseCommands['document.describe'],
    (values) => ({ documentId, ...values, madeOn: values.madeOn === '' ? null : values.madeOn }),
    (payload) => send({ type: 'document.describe', payload }),
  );
  const { values, set, errorOf } = fields;
  return (
    <form className={form.form} onSubmit={fields.handleSubmit} noValidate aria-label={t('files:catalogue.describe')}>
      <TextInput
        name="title"
        required
        label={t('files:document.title')}
        value={values.title}
        error={errorOf('title')}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <NativeSelect
        name="volume"
        label={t('files:document.volume')}
        description={t('files:document.volumeHint')}
        value={values.volume}
        data={volumes.map((value) => ({ value, label: t(`files:volume.${value}`) }))}
        onChange={(event) => set({ volume: event.currentTarget.value })}
      />
      <TextInput
        name="folder"
        label={t('files:document.folder')}
        value={values.folder}
        error={errorOf('folder')}
        onChange={(event) => set({ folder: event.currentTarget.value })}
      />
      <TextInput
        name="madeOn"
        type="date"
        label={t('files:document.madeOn')}
        value={values.madeOn}
        error={errorOf('madeOn')}
        onChange={(event) => set({ madeOn: event.currentTarget.value })}
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy}>
        {t('files:catalogue.describeAct')}
      </Button>
    </form>
  );
}
