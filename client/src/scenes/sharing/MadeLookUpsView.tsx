import type { noteOfLookUpSchema } from '@assize/contracts/casefile/sharing/lookups';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { lookUpsPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from '../caseFile/CaseFile.module.css';
import { describeAsked } from './describeAsked.ts';
import type { LookUpPlace } from './lookUpPlaces.ts';

export type MadeLookUp = z.infer<typeof noteOfLookUpSchema>;

interface MadeLookUpsViewProps {
  model: SceneModel<readonly MadeLookUp[]>;
  places: readonly Pick<LookUpPlace, 'agencyId' | 'name'>[];
  agencyId: string | undefined;
  isDemo: boolean;
  onAgency: (agencyId: string) => void;
  onRetry: () => void;
}

/** Who of an agency looked for what in cases of others, and what for; for who heads it. */
export function MadeLookUpsView({ model, places, agencyId, isDemo, onAgency, onRetry }: MadeLookUpsViewProps) {
  const { t, i18n } = useTranslation();
  const empty = (
    <StatusMessage tone="info" title={t(agencyId === undefined ? 'sharing:made.notYours' : 'sharing:made.none')}>
      <p>{t(agencyId === undefined ? 'sharing:made.notYoursText' : 'sharing:made.noneText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage title={t('sharing:made.title')} lead={t('sharing:made.lead')} width="wide" header={{ isDemo }} hasHelp={false} data-testid="made-look-ups">
      {places.length > 1 ? (
        <NativeSelect
          label={t('sharing:lookUp.agency')}
          value={agencyId ?? ''}
          data={places.map((one) => ({ value: one.agencyId, label: one.name }))}
          onChange={(event) => onAgency(event.currentTarget.value)}
        />
      ) : null}
      <SceneBody model={model} skeleton={[5, 5, 5]} empty={empty} onRetry={onRetry} offline={<p>{t('sharing:offline')}</p>}>
        {(made) => (
          <section className={classes.panel} aria-label={t('sharing:made.title')}>
            <ul className={classes.rows}>
              {made.map((one, index) => (
                <li key={`${one.at}${String(index)}`} data-testid="made-look-up">
                  <p>
                    <strong>{one.name}</strong>
                    {` · ${formatDateTime(one.at, i18n.language)} · ${t('sharing:made.matched', { count: one.matched })}`}
                  </p>
                  <p>{t('sharing:wanted.purpose', { purpose: one.purpose })}</p>
                  {describeAsked(t, i18n.language, one.asked).map((line) => (
                    <p key={line} className={classes.muted}>
                      {line}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        )}
      </SceneBody>
      <BackLink to={lookUpsPath}>{t('sharing:lookUp.title')}</BackLink>
    </ScenePage>
  );
}
