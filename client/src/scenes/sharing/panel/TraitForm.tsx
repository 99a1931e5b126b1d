import { normalFormOf } from '@assize/contracts/casefile/traits/normalForm';
import { traitKinds, type TraitKind } from '@assize/contracts/casefile/traits/wire';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePanelProps } from '../../caseFile/filePanel.ts';
import form from '../../caseFile/Form.module.css';
import { useSend } from '../../caseFile/useSend.ts';
import { SharingRefusal } from '../SharingRefusal.tsx';

/** Notes by what else the case can be found: of which kind, whose it is and where it was found. */
export function TraitForm({ file, act, onDone }: Pick<FilePanelProps, 'file' | 'act'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const [traitId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<TraitKind>('phone');
  const [value, setValue] = useState('');
  const [partyId, setPartyId] = useState('');
  const [documentId, setDocumentId] = useState('');
  const { acting, send } = useSend(act, onDone);
  const isOfKind = normalFormOf(kind, value) !== null;
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isOfKind) send({ type: 'trait.note', payload: { traitId, kind, value: value.trim(), partyId: partyId || null, documentId: documentId || null } });
  };
  const unknown = { value: '', label: t('sharing:traits.unknown') };
  return (
    <form className={form.form} onSubmit={handleSubmit} noValidate aria-label={t('sharing:traits.add')} data-testid="trait-form">
      <NativeSelect
        label={t('sharing:trait.kind')}
        value={kind}
        data={traitKinds.map((one) => ({ value: one, label: t(`sharing:kind.${one}`) }))}
        onChange={(event) => setKind(traitKinds.find((one) => one === event.currentTarget.value) ?? kind)}
        data-testid="note-trait-kind"
      />
      <TextInput
        required
        autoComplete="off"
        maxLength={300}
        label={t('sharing:trait.value')}
        description={t(`sharing:hint.${kind}`)}
        value={value}
        error={value.trim() === '' || isOfKind ? undefined : t('sharing:fault.notOfKind')}
        onChange={(event) => setValue(event.currentTarget.value)}
        data-testid="note-trait-value"
      />
      <NativeSelect
        label={t('sharing:traits.whose')}
        value={partyId}
        data={[unknown, ...(file.parties ?? []).map((one) => ({ value: one.partyId, label: one.name }))]}
        onChange={(event) => setPartyId(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('sharing:traits.where')}
        value={documentId}
        data={[unknown, ...[...(file.main ?? []), ...(file.side ?? [])].map((one) => ({ value: one.documentId, label: one.title }))]}
        onChange={(event) => setDocumentId(event.currentTarget.value)}
      />
      <SharingRefusal acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={!isOfKind} data-testid="note-trait-submit">
        {t('sharing:traits.add')}
      </Button>
    </form>
  );
}
