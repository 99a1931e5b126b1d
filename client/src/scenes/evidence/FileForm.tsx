import { Button, Checkbox, FileInput, NativeSelect, Progress, Textarea, TextInput } from '@mantine/core';
import { type ExhibitForm, forms } from '@assize/contracts/hearing/evidence/wire';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { api } from '../../session/session.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './Evidence.module.css';
import { fileFault, type FileFault } from './fileFault.ts';

const empty = { title: '', purpose: '', source: '', form: 'copy' as ExhibitForm, pointIds: [] as string[] };

/** Files an exhibit: the document, what it is, what it is to prove, where it is from. What was typed stays when it fails. */
export function FileForm({ state, isBusy, send }: OrderProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [words, setWords] = useState(empty);
  const [share, setShare] = useState<number>();
  const [fault, setFault] = useState<FileFault>();
  const isWhole = file !== null && [words.title, words.purpose, words.source].every((one) => one.trim() !== '');
  const change = (part: Partial<typeof empty>): void => setWords((before) => ({ ...before, ...part }));
  const fileIt = async (chosen: File): Promise<void> => {
    setFault(undefined);
    setShare(0);
    try {
      // Few ever upload: what it takes is fetched by those who do.
      const { uploadDocument } = await import('./uploadDocument.ts');
      const document = await uploadDocument(state.id, chosen, setShare);
      const { title, purpose, source, form, pointIds } = words;
      const about = { title: title.trim(), purpose: purpose.trim(), source: source.trim(), form, pointIds };
      if (!(await send({ type: 'exhibit.file', payload: { exhibitId: document.documentId, document, ...about } }))) return;
      setFile(null);
      setWords(empty);
    } catch (error) {
      setFault(fileFault(error));
    } finally {
      setShare(undefined);
    }
  };
  const handleDrop = (): void => {
    api('DELETE /api/uploads').then(
      () => setFault(undefined),
      (error: unknown) => setFault(fileFault(error)),
    );
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (file) void fileIt(file);
  };
  return (
    <details className={classes.form} data-testid="file-form">
      <summary>{t('evidence:file')}</summary>
      <form onSubmit={handleSubmit}>
        <FileInput
          label={t('evidence:document')}
          description={t('evidence:documentHint')}
          placeholder={t('evidence:choose')}
          value={file}
          clearable
          onChange={setFile}
          data-testid="exhibit-document"
        />
        <TextInput
          label={t('evidence:title')}
          value={words.title}
          maxLength={200}
          onChange={(event) => change({ title: event.currentTarget.value })}
          data-testid="exhibit-title"
        />
        <Textarea
          label={t('evidence:purpose')}
          value={words.purpose}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={6}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
          data-testid="exhibit-purpose"
        />
        <TextInput
          label={t('evidence:source')}
          value={words.source}
          maxLength={500}
          onChange={(event) => change({ source: event.currentTarget.value })}
          data-testid="exhibit-source"
        />
        <NativeSelect
          label={t('evidence:formLabel')}
          value={words.form}
          onChange={(event) => change({ form: event.currentTarget.value as ExhibitForm })}
          data={forms.map((value) => ({ value, label: t(`evidence:form.${value}`) }))}
        />
        {state.procedure.points.length > 0 ? (
          <Checkbox.Group label={t('evidence:points')} value={words.pointIds} onChange={(pointIds) => change({ pointIds })}>
            <div className={classes.stands}>
              {state.procedure.points.map((point) => (
                <Checkbox key={point.id} size="md" value={point.id} label={point.text} />
              ))}
            </div>
          </Checkbox.Group>
        ) : null}
        {share === undefined ? null : <Progress value={share * 100} aria-label={t('evidence:uploading')} size="lg" />}
        {fault === undefined ? null : (
          <StatusMessage tone="danger" title={t(fault.text)} isLive>
            {fault.mayDropUploads ? (
              <Button variant="default" size="md" onClick={handleDrop} data-testid="uploads-drop">
                {t('evidence:dropUploads')}
              </Button>
            ) : null}
          </StatusMessage>
        )}
        <Button type="submit" fullWidth size="md" disabled={!isWhole || isBusy} loading={share !== undefined} data-testid="exhibit-file">
          {t('evidence:fileIt')}
        </Button>
      </form>
    </details>
  );
}
