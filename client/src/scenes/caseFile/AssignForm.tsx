import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/ErrorView.tsx';
import { LoadingSkeleton } from '../../components/LoadingSkeleton.tsx';
import { codeOf } from '../../components/scene.ts';
import { api } from '../../session/session.ts';
import type { FilePanelProps } from './filePanel.ts';
import form from './Form.module.css';
import { RefusalView } from './RefusalView.tsx';
import { useSend } from './useSend.ts';

type AssignProps = Pick<FilePanelProps, 'file' | 'act'> & { onDone: () => void };

/** Names who handles the case, out of the agency that leads it. */
export function AssignForm(props: AssignProps) {
  const agencyId = props.file.lead.agencyId;
  const query = useQuery({ queryKey: ['staff', agencyId], queryFn: () => api('GET /api/agencies/:agencyId/staff', { params: { agencyId } }) });
  if (query.error && !query.data) return <ErrorView code={codeOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingSkeleton blocks={[6]} />;
  return <Choice {...props} staff={query.data.staff} />;
}

interface StaffMember {
  accountId: string;
  name: string;
  role: string;
}

/** Somebody with two roles stands once in the list. */
export function listPeople(staff: readonly StaffMember[]): { accountId: string; name: string; roles: string[] }[] {
  const ids = [...new Set(staff.map((one) => one.accountId))];
  return ids.flatMap((accountId) => {
    const own = staff.filter((one) => one.accountId === accountId);
    return own[0] ? [{ accountId, name: own[0].name, roles: own.map((one) => one.role) }] : [];
  });
}

function Choice({ file, act, onDone, staff }: AssignProps & { staff: readonly StaffMember[] }) {
  const { t } = useTranslation();
  const people = listPeople(staff);
  const [chosen, setChosen] = useState(() => file.handlers.map((one) => one.accountId).filter((id) => people.some((one) => one.accountId === id)));
  const { acting, send } = useSend(act, onDone);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (chosen.length > 0) send({ type: 'case.assign', payload: { accountIds: chosen } });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} data-testid="assign-form">
      <Checkbox.Group className={form.wide} label={t('files:assign.who')} description={t('files:assign.text')} value={chosen} onChange={setChosen}>
        <div className={form.ways}>
          {people.map(({ accountId, name, roles }) => (
            <Checkbox
              key={accountId}
              size="md"
              value={accountId}
              label={`${name} (${roles.map((role) => t(`files:staffRole.${role}`)).join(t('files:comma'))})`}
            />
          ))}
        </div>
      </Checkbox.Group>
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={chosen.length === 0} data-testid="assign-submit">
        {t('files:assign.act')}
      </Button>
    </form>
  );
}
