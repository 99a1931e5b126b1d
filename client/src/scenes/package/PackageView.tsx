import type { PackageFacts } from '@assize/contracts/http/exports';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Facts } from '../../components/Facts.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatBytes, formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './PackageView.module.css';

export interface PackageData {
  facts: PackageFacts;
  isBegun: boolean;
}
interface PackageViewProps {
  model: SceneModel<PackageData>;
  onDownload: () => void;
  onRetry: () => void;
}
/** Another try with the same link cannot mend it. */
const final: readonly string[] = ['linkInvalid', 'linkExpired', 'linkUsedUp'];

/** What the court hands over, and how to be sure that it is that. */
export function PackageView({ model, onDownload, onRetry }: PackageViewProps) {
  const { t } = useTranslation('package');
  const data = model.state === 'ready' || model.state === 'offline' ? model.data : null;
  return (
    <ScenePage title={t('title')} lead={data ? t('lead', { court: data.facts.court }) : undefined} data-testid="package">
      <SceneBody
        model={model}
        skeleton={[16, 3]}
        empty={
          <StatusMessage tone="attention" title={t('noLink')}>
            {t('noLinkText')}
          </StatusMessage>
        }
        onRetry={model.state === 'failed' && final.includes(model.code) ? undefined : onRetry}
      >
        {(ready) => <Package {...ready} isOffline={model.state === 'offline'} onDownload={onDownload} />}
      </SceneBody>
    </ScenePage>
  );
}

function Package({ facts, isBegun, isOffline, onDownload }: PackageData & { isOffline: boolean; onDownload: () => void }) {
  const { t, i18n } = useTranslation('package');
  const isUsedUp = facts.downloadsLeft === 0;
  return (
    <div className={classes.package}>
      <Facts
        facts={[
          { term: t('fact.court'), value: facts.court },
          { term: t('fact.case'), value: facts.caseNumber },
          { term: t('fact.recipient'), value: facts.recipient, isStrong: true },
          { term: t('fact.purpose'), value: facts.purpose },
          { term: t('fact.contents'), value: t(`exports:form.${facts.form}`) },
          ...(facts.bytes === null ? [] : [{ term: t('fact.size'), value: formatBytes(facts.bytes, i18n.language) }]),
          { term: t('fact.expires'), value: formatDateTime(facts.expiresAt, i18n.language) },
          { term: t('fact.left'), value: String(facts.downloadsLeft) },
        ]}
      />
      <StatusMessage tone="attention">
        <p>{t('confidential')}</p>
        {facts.isMarked ? <p>{t('marked')}</p> : null}
      </StatusMessage>
      {facts.isReady ? null : (
        <StatusMessage tone="info" isLive>
          {t('notReady')}
        </StatusMessage>
      )}
      {isBegun ? (
        <StatusMessage tone="good" isLive>
          {t('begun')}
        </StatusMessage>
      ) : (
        <Button
          size="lg"
          disabled={!facts.isReady || isOffline || isUsedUp}
          onClick={onDownload}
          leftSection={<IconDownload size={20} stroke={1.75} aria-hidden="true" />}
          data-testid="package-download"
        >
          {t('download')}
        </Button>
      )}
      {isUsedUp && !isBegun ? <p>{t('usedUp')}</p> : null}
      <section aria-labelledby="check" className={classes.package}>
        <h2 id="check">{t('check.title')}</h2>
        <ol>
          <li>{t('check.hash')}</li>
          <li>{t('check.unpack')}</li>
          <li>{t('check.verify')}</li>
        </ol>
        {facts.sha256 ? (
          <>
            <p className={classes.hash} data-testid="package-sha256">
              {facts.sha256}
            </p>
            <div>
              <CopyButton text={facts.sha256} label={t('check.copy')} />
            </div>
          </>
        ) : null}
      </section>
    </div>
  );
}
