import type { Participation } from '@assize/contracts/casefile/views';
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/Facts.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { formatDateTime } from '../../i18n/formatInstant.ts';

export interface JoinData {
  participation: Participation;
  isDemo: boolean;
  isBusy: boolean;
}

interface JoinViewProps {
  model: SceneModel<JoinData>;
  onConfirm: () => void;
  onRetry: () => void;
}

/** Who you are and which hearing; one main act, and a way out. */
export function JoinView({ model, onConfirm, onRetry }: JoinViewProps) {
  const { t } = useTranslation();
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  const header = data
    ? { court: data.participation.court, caseNumber: data.participation.caseNumber, title: data.participation.title, isDemo: data.isDemo }
    : undefined;
  // Another try with the same link cannot mend it.
  const isFinal = model.state === 'failed' && (model.code === 'linkInvalid' || model.code === 'linkExpired');
  const lead = model.state === 'loading' ? t('join:opening') : data ? t('join:lead') : undefined;
  return (
    <ScenePage header={header} title={t(model.state === 'failed' || model.state === 'empty' ? 'join:titleFailed' : 'join:title')} lead={lead}>
      <SceneBody
        model={model}
        skeleton={[21, 3.125, 2.75]}
        onRetry={isFinal ? undefined : onRetry}
        offline={<p>{t('join:offline')}</p>}
        empty={<LinkMissing />}
      >
        {(ready) => <Identity {...ready} isOffline={model.state === 'offline'} onConfirm={onConfirm} />}
      </SceneBody>
    </ScenePage>
  );
}

function LinkMissing() {
  const { t } = useTranslation();
  return (
    <StatusMessage tone="attention" title={t('join:emptyTitle')}>
      <p>{t('join:emptyText')}</p>
    </StatusMessage>
  );
}

function Identity({ participation, isBusy, isOffline, onConfirm }: JoinData & { isOffline: boolean; onConfirm: () => void }) {
  const { t, i18n } = useTranslation();
  const [isWrong, setIsWrong] = useState(false);
  const facts = [
    { term: t('join:name'), value: participation.name, isStrong: true },
    { term: t('join:role'), value: t(`common:role.${participation.role}`), isStrong: true },
    { term: t('join:case'), value: participation.caseNumber },
    { term: t('join:hearing'), value: participation.title },
    { term: t('join:court'), value: `${participation.court} · ${participation.courtroom}` },
    { term: t('join:time'), value: formatDateTime(participation.scheduledAt, i18n.language) },
  ];
  return (
    <>
      <Facts facts={facts} />
      <Button
        size="lg"
        fullWidth
        loading={isBusy}
        disabled={isOffline}
        onClick={onConfirm}
        rightSection={<IconArrowRight size={22} stroke={1.75} aria-hidden="true" />}
        data-testid="confirm-identity"
      >
        {t('join:confirm')}
      </Button>
      <Button variant="subtle" size="md" aria-expanded={isWrong} onClick={() => setIsWrong(!isWrong)} data-testid="not-me">
        {t('join:notMe')}
      </Button>
      {isWrong ? (
        <StatusMessage tone="attention" title={t('join:notMeTitle')} isLive>
          <p>{t('join:notMeText')}</p>
          <p>{t('common:help.call')}</p>
        </StatusMessage>
      ) : null}
    </>
  );
}
