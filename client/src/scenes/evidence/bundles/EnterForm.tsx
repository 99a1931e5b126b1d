import { Button, NativeSelect } from '@mantine/core';
import type { Bundle } from '@assize/contracts/hearing/bundles/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../../components/scene.ts';
import { ApiError, type ApiErrorCode } from '../../../session/ApiError.ts';
import { api } from '../../../session/session.ts';
import type { OrderProps } from '../../courtroom/order/orderProps.ts';
import { numberOf } from '../../presentation/exhibitWords.ts';
import classes from '../Evidence.module.css';
import type { EvidenceModel, ExhibitShown } from '../evidenceModel.ts';

interface EnterFormProps extends OrderProps {
  model: EvidenceModel;
  bundle: Bundle;
  onFault: (code: ApiErrorCode | undefined) => void;
}
const everything = 'everything';
const atEnd = 'end';
const atStart = 'start';

/** Puts an exhibit into a bundle, or all that the other side knows of and that is not in it yet. */
export function EnterForm({ state, isBusy, send, model, bundle, onFault }: EnterFormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(everything);
  const [place, setPlace] = useState(atEnd);
  const [isEntering, setIsEntering] = useState(false);
  const { entries } = bundle;
  const missing = model.exhibits.filter(({ exhibit, status }) => status !== 'withdrawn' && !entries.some((one) => one.exhibitId === exhibit.id));
  const ready = missing.filter(({ status }) => status !== 'filed');
  const nameOf = ({ exhibit }: ExhibitShown): string => `${numberOf(t, exhibit.number)} ${exhibit.title}`;
  const single = missing.find((one) => one.exhibit.id === chosen);
  const wanted = single ? [single] : ready;

  const enter = async (): Promise<void> => {
    onFault(undefined);
    setIsEntering(true);
    let afterId = place === atStart ? null : place === atEnd ? (entries.at(-1)?.exhibitId ?? null) : place;
    try {
      for (const { exhibit } of wanted) {
        const params = { hearingId: state.id, exhibitId: exhibit.id };
        const { pages } = await api('GET /api/hearings/:hearingId/exhibits/:exhibitId/pages', { params });
        if (pages.status === 'pending') throw new ApiError('unavailable');
        // A document of which no pages can be made has one: itself.
        const count = pages.status === 'ready' ? pages.pages.length : 1;
        if (!(await send({ type: 'bundle.enter', payload: { bundleId: bundle.id, exhibitId: exhibit.id, pages: count, afterId } }))) break;
        afterId = exhibit.id;
      }
    } catch (error) {
      onFault(codeOf(error));
    }
    setIsEntering(false);
  };
  if (missing.length === 0) return null;
  return (
    <div className={classes.deadline}>
      <NativeSelect
        label={t('evidence:bundle.enter')}
        value={single ? chosen : everything}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: everything, label: t('evidence:bundle.everything', { count: ready.length }) },
          ...missing.map((one) => ({ value: one.exhibit.id, label: nameOf(one) })),
        ]}
        data-testid="bundle-what"
      />
      {entries.length > 0 ? (
        <NativeSelect
          label={t('evidence:bundle.where')}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          data={[
            { value: atEnd, label: t('evidence:bundle.atEnd') },
            { value: atStart, label: t('evidence:bundle.atStart') },
            ...entries.flatMap(({ exhibitId }) => {
              const exhibit = state.evidence.exhibits[exhibitId];
              return exhibit ? [{ value: exhibitId, label: t('evidence:bundle.behind', { number: numberOf(t, exhibit.number) }) }] : [];
            }),
          ]}
          data-testid="bundle-where"
        />
      ) : null}
      <Button variant="default" disabled={isBusy || wanted.length === 0} loading={isEntering} onClick={() => void enter()} data-testid="enter-bundle">
        {t('evidence:bundle.putIn')}
      </Button>
    </div>
  );
}
