import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type ExhibitVisibility, visibilities } from '@assize/contracts/hearing/evidence/wire';
import { partOf } from '@assize/contracts/hearing/roles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../courtroom/order/ReasonDialog.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './Evidence.module.css';
import type { ExhibitShown } from './evidenceModel.ts';

/** Who may see an exhibit after the exchange, as the presiding judge orders, with the reason. */
export function VisibilityAct({ state, isBusy, send, shown, label }: OrderProps & { shown: ExhibitShown; label: string }) {
  const { t } = useTranslation();
  const { exhibit } = shown;
  const [isOpen, setIsOpen] = useState(false);
  const [visibility, setVisibility] = useState<ExhibitVisibility>(exhibit.visibility);
  const [namedIds, setNamedIds] = useState<string[]>(exhibit.namedIds);
  const parties = Object.values(state.participants).filter((one) => partOf(one.role) === 'party' && one.status !== 'removed');
  const order = async (reason: string): Promise<void> => {
    const payload = { exhibitId: exhibit.id, visibility, namedIds: visibility === 'named' ? namedIds : [], reason };
    if (await send({ type: 'exhibit.setVisibility', payload })) setIsOpen(false);
  };
  return (
    <>
      <Button size="sm" variant="default" disabled={isBusy} onClick={() => setIsOpen(true)} data-testid="set-visibility">
        {t('evidence:sight.open')}
      </Button>
      {isOpen ? (
        <ReasonDialog
          title={t('evidence:sight.title', { number: label })}
          consequence={t('evidence:sight.consequence')}
          confirmLabel={t('evidence:sight.order')}
          isBusy={isBusy}
          onConfirm={(reason) => void order(reason)}
          onClose={() => setIsOpen(false)}
        >
          <NativeSelect
            label={t('evidence:sight.who')}
            value={visibility}
            onChange={(event) => setVisibility(event.currentTarget.value as ExhibitVisibility)}
            data={visibilities.map((value) => ({ value, label: t(`evidence:visibility.${value}`) }))}
            data-testid="visibility"
          />
          {visibility === 'named' ? (
            <Checkbox.Group label={t('evidence:sight.named')} value={namedIds} onChange={setNamedIds}>
              <div className={classes.stands}>
                {parties.map((one) => (
                  <Checkbox key={one.id} size="md" value={one.id} label={whoIs(t, one)} />
                ))}
              </div>
            </Checkbox.Group>
          ) : null}
        </ReasonDialog>
      ) : null}
    </>
  );
}
