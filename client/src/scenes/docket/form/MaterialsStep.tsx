import { type MaterialKind, materialKinds } from '@assize/contracts/docket/causes';
import { neededMaterials } from '@assize/contracts/docket/faults';
import type { DocketForm } from '@assize/contracts/docket/form';
import type { DocketMaterial } from '@assize/contracts/docket/wire';
import { Button, FileButton, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../record/useAct.ts';
import { StatusMessage } from '../../../components/StatusMessage.tsx';
import { formatBytes } from '../../../i18n/formatInstant.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { fileFault } from '../../evidence/fileFault.ts';
import classes from '../Docket.module.css';
import type { StepProps } from './formModel.ts';

export interface MaterialWays {
  materials: readonly DocketMaterial[];
  /** Uploads one and has the court keep it. Throws ApiError. */
  onGive: (kind: MaterialKind, file: File, onProgress: (share: number) => void) => Promise<void>;
  onTakeBack: (materialId: string) => Promise<void>;
}
interface Sending {
  kind: MaterialKind;
  name: string;
  share: number;
}

/** What lies with the application, by kind: what must, and what else there is. */
export function MaterialsStep({ form, errorOf, ...ways }: Pick<StepProps, 'errorOf'> & MaterialWays & { form: DocketForm }) {
  const { t } = useTranslation();
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState<{ kind: MaterialKind; name: string; text: string } | null>(null);
  const needed = neededMaterials(form);
  const handleFiles = async (kind: MaterialKind, files: readonly File[]): Promise<void> => {
    setRefused(null);
    for (const file of files) {
      setSending({ kind, name: file.name, share: 0 });
      try {
        await ways.onGive(kind, file, (share) => setSending({ kind, name: file.name, share }));
      } catch (error) {
        setRefused({ kind, name: file.name, text: fileFault(error).text });
        break;
      }
    }
    setSending(null);
  };
  return (
    <div className={classes.fields}>
      <p>{t('docket:hint.materials')}</p>
      {materialKinds
        .filter((kind) => kind !== 'award' || needed.includes('award'))
        .map((kind) => {
          const missing = errorOf(`materials.${kind}`);
          return (
            <section key={kind} className={classes.group} aria-labelledby={`kind-${kind}`} data-testid={`materials-${kind}`}>
              <h2 id={`kind-${kind}`}>
                {t(needed.includes(kind) ? 'docket:materialNeeded' : 'docket:materialOptional', { kind: t(`docket:material.${kind}`) })}
              </h2>
              <p>{t(`docket:materialHint.${kind}`)}</p>
              <MaterialList materials={ways.materials.filter((one) => one.kind === kind)} onTakeBack={ways.onTakeBack} />
              {missing ? <p role="alert">{missing}</p> : null}
              {refused?.kind === kind ? (
                <StatusMessage tone="danger" title={refused.name} isLive>
                  <p>{t(refused.text)}</p>
                </StatusMessage>
              ) : null}
              {sending?.kind === kind ? (
                <div role="status">
                  <p>{t('docket:sending', { name: sending.name })}</p>
                  <Progress value={sending.share * 100} aria-label={t('docket:sending', { name: sending.name })} />
                </div>
              ) : null}
              <FileButton multiple onChange={(files) => void handleFiles(kind, files)} disabled={sending !== null}>
                {(props) => (
                  <Button variant="default" size="md" fullWidth disabled={sending !== null} {...props} data-testid={`give-${kind}`}>
                    {t('docket:give', { kind: t(`docket:material.${kind}`) })}
                  </Button>
                )}
              </FileButton>
            </section>
          );
        })}
    </div>
  );
}

function MaterialList({ materials, onTakeBack }: Omit<MaterialWays, 'onGive'>) {
  const { t, i18n } = useTranslation();
  const acting = useAct();
  if (materials.length === 0 && acting.refusal === null) return null;
  return (
    <>
      <ul className={classes.list}>
        {materials.map(({ materialId, title, bytes }) => (
          <li key={materialId} data-testid="docket-material">
            {title} · {formatBytes(bytes, i18n.language)}{' '}
            <Button variant="subtle" disabled={acting.isBusy} onClick={() => void acting.run(() => onTakeBack(materialId))}>
              {t('docket:remove', { what: title })}
            </Button>
          </li>
        ))}
      </ul>
      <Refusal acting={acting} />
    </>
  );
}
