import type { membershipSchema } from '@assize/contracts/casefile/fileViews';
import { caseFileKinds } from '@assize/contracts/casefile/kinds';
import { mayOpenCase } from '@assize/contracts/casefile/openCase';
import type { CaseFacts } from '@assize/contracts/casefile/state';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Details } from '../../components/Details.tsx';
import { useAct } from '../../record/useAct.ts';
import { useForm } from '../admin/useForm.ts';
import { FactsFields } from '../caseFile/FactsFields.tsx';
import { emptyFacts, factsBody, factsSchema } from '../caseFile/factsForm.ts';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import form from '../caseFile/Form.module.css';

type Membership = z.infer<typeof membershipSchema>;

export interface OpenCaseFormProps {
  memberships: readonly Membership[];
  /** Rejects with ApiError. Sent again under the same id, it is the same case. */
  onOpen: (caseId: string, agencyId: string, facts: CaseFacts) => Promise<void>;
}

/** The agencies for which this person may open a case, each once, with the kinds that it begins. */
export function openingChoices(memberships: readonly Membership[]) {
  const agencies = new Map(memberships.map(({ agency }) => [agency.id, agency]));
  return [...agencies.values()].flatMap((agency) => {
    const own = memberships.filter((one) => one.agency.id === agency.id);
    const kinds = caseFileKinds.filter((kind) => own.some((one) => mayOpenCase(one, kind)));
    return kinds.length === 0 ? [] : [{ agency, kinds }];
  });
}

/** Opens a case; nothing for whoever may open none. */
export function OpenCaseForm({ memberships, onOpen }: OpenCaseFormProps) {
  const { t } = useTranslation();
  const choices = openingChoices(memberships);
  return choices.length === 0 ? null : (
    <Details summary={t('files:open.title')} data-testid="open-case">
      <OpeningForm choices={choices} onOpen={onOpen} />
    </Details>
  );
}

function OpeningForm({ choices, onOpen }: { choices: ReturnType<typeof openingChoices>; onOpen: OpenCaseFormProps['onOpen'] }) {
  const { t } = useTranslation();
  const [caseId] = useState(() => crypto.randomUUID());
  const [agencyId, setAgencyId] = useState(choices[0]?.agency.id ?? '');
  const kinds = choices.find((one) => one.agency.id === agencyId)?.kinds ?? [];
  const acting = useAct();
  const facts = useForm(emptyFacts(kinds[0]), factsSchema, factsBody, (body) => void acting.run(() => onOpen(caseId, agencyId, body)));
  const handleAgency = (id: string): void => {
    setAgencyId(id);
    const [first, ...others] = choices.find((one) => one.agency.id === id)?.kinds ?? [];
    if (first && ![first, ...others].some((one) => one === facts.values.kind)) facts.set({ kind: first });
  };
  return (
    <form className={form.form} onSubmit={facts.handleSubmit} noValidate aria-label={t('files:open.title')} data-testid="open-form">
      <NativeSelect
        label={t('files:open.agency')}
        value={agencyId}
        data={choices.map(({ agency }) => ({ value: agency.id, label: agency.name }))}
        onChange={(event) => handleAgency(event.currentTarget.value)}
      />
      <FactsFields facts={facts} kinds={kinds} />
      <p className={form.wide}>{t('files:open.consequence')}</p>
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} data-testid="open-submit">
        {t('files:open.act')}
      </Button>
    </form>
  );
}
