import type { ReadVersion } from '@assize/contracts/casefile/volumes/views';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Details } from '../../components/Details.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { formatDateTime } from '../../i18n/formatInstant.ts';
import classes from './Reader.module.css';

interface VersionsProps {
  /** The one in force last. */
  versions: readonly ReadVersion[];
  /** The one that is open. */
  version: number;
  /** Undefined: the one in force. */
  onRead: (version: number | undefined) => void;
}

/** How a document came to be: each version with when, by whom and why, the newest first; of one that was replaced, that it was. */
export function Versions({ versions, version, onRead }: VersionsProps) {
  const { t, i18n } = useTranslation();
  const newest = versions.at(-1)?.version;
  if (versions.length < 2) return null;
  const next = versions[versions.findIndex((one) => one.version === version) + 1];
  const at = (instant: string): string => formatDateTime(instant, i18n.language);
  return (
    <>
      {version !== newest && next ? (
        <StatusMessage tone="attention" title={t('reader:versions.earlier', { version })} isLive>
          <p data-testid="earlier-version">{t('reader:versions.replaced', { time: at(next.filedAt), next: next.version, reason: next.reason ?? '' })}</p>
          <Button variant="default" mt="sm" onClick={() => onRead(undefined)} data-testid="read-in-force">
            {t('reader:versions.readNewest')}
          </Button>
        </StatusMessage>
      ) : null}
      <Details summary={t('reader:versions.title', { count: versions.length })} data-testid="versions">
        <ol className={classes.versions} reversed>
          {versions.toReversed().map((one) => (
            <li key={one.version} data-testid="version">
              <p>
                <strong>{t(one.version === newest ? 'reader:versions.inForce' : 'reader:versions.notInForce', { version: one.version })}</strong>
                <br />
                {t('reader:versions.filed', { time: at(one.filedAt) })}
                {one.by === null ? '' : ` · ${one.by}`}
                {one.reason ? (
                  <>
                    <br />
                    {t('reader:versions.why', { reason: one.reason })}
                  </>
                ) : null}
              </p>
              {one.version === version ? (
                <p>{t('reader:versions.open')}</p>
              ) : (
                <Button variant="default" onClick={() => onRead(one.version === newest ? undefined : one.version)} data-testid="read-version">
                  {t('reader:versions.readOne', { version: one.version })}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Details>
    </>
  );
}
