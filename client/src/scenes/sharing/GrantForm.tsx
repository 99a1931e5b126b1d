import type { Agency } from '@assize/contracts/agency/agencies';
import type { ViewedDocument } from '@assize/contracts/casefile/fileViews';
import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilePanelProps } from '../caseFile/filePanel.ts';
import form from '../caseFile/Form.module.css';
import { useSend } from '../caseFile/useSend.ts';
import { isWholeDays } from './askShare.ts';
import { DaysField } from './DaysField.tsx';
import { grantCommand, grantScopes, grantValues, type ViewedRequest } from './grantForm.ts';
import classes from './Sharing.module.css';
import { SharingRefusal } from './SharingRefusal.tsx';

interface GrantFormProps {
  /** What it answers; null: it was not asked for. */
  request: ViewedRequest | null;
  /** With whom it may be shared when it was not asked for. */
  choices: readonly Agency[];
  main: readonly ViewedDocument[];
  act: FilePanelProps['act'];
  onDone: () => void;
}

/** Shares a case with an agency: which documents, for how many days. */
export function GrantForm({ request, choices, main, act, onDone }: GrantFormProps) {
  const { t } = useTranslation();
  // One id for as long as the form is open: sent again, it is the same grant.
  const [grantId] = useState(() => crypto.randomUUID());
  const [chosenId, setChosenId] = useState(choices[0]?.id ?? '');
  const [values, setValues] = useState(() => grantValues(request, main));
  const { acting, send } = useSend(act, onDone);
  const agency = request?.agency.name ?? choices.find((one) => one.id === chosenId)?.name ?? '';
  const command = grantCommand({ grantId, requestId: request?.requestId ?? null, agencyId: request?.agency.agencyId ?? chosenId }, values);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (command && isWholeDays(values.days)) send(command);
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} noValidate aria-label={t('sharing:grant.open')} data-testid="grant-form">
      {request ? null : (
        <NativeSelect
          className={form.wide}
          label={t('sharing:grant.to')}
          value={chosenId}
          data={choices.map((one) => ({ value: one.id, label: t('sharing:agencyIn', { name: one.name, district: one.district }) }))}
          onChange={(event) => setChosenId(event.currentTarget.value)}
          data-testid="grant-to"
        />
      )}
      <Radio.Group
        size="md"
        className={form.wide}
        label={t('sharing:grant.what')}
        value={values.scope}
        onChange={(scope) => setValues({ ...values, scope: grantScopes.find((one) => one === scope) ?? 'facts' })}
      >
        <div className={classes.documents}>
          {grantScopes.map((scope) => (
            <Radio key={scope} size="md" value={scope} label={t(`sharing:grant.scope.${scope}`)} data-testid={`grant-scope-${scope}`} />
          ))}
        </div>
      </Radio.Group>
      {values.scope === 'named' ? (
        <Checkbox.Group
          size="md"
          className={form.wide}
          label={t('sharing:grant.documents')}
          value={values.documentIds}
          onChange={(documentIds) => setValues({ ...values, documentIds })}
        >
          <div className={classes.documents}>
            {main.length === 0 ? <p>{t('sharing:grant.noDocuments')}</p> : null}
            {main.map(({ documentId, no, title }) => (
              <Checkbox key={documentId} size="md" value={documentId} label={`${String(no)}. ${title}`} data-testid="grant-document" />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <DaysField days={values.days} onChange={(days) => setValues({ ...values, days })} />
      <p className={form.wide}>{t('sharing:grant.consequence', { name: agency })}</p>
      <SharingRefusal acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={!command || !isWholeDays(values.days)} data-testid="grant-submit">
        {t('sharing:grant.act')}
      </Button>
    </form>
  );
}
