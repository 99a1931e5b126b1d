import { Button, Checkbox } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourtHeaderProps } from '../../components/CourtHeader.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import classes from './DeclarationView.module.css';
import { declarationParagraphs } from './declarationText.ts';

export interface DeclarationData {
  isBusy: boolean;
  /** Court staff go straight to the courtroom. */
  isCourtStaff: boolean;
}

interface DeclarationViewProps {
  header?: CourtHeaderProps | undefined;
  model: SceneModel<DeclarationData>;
  onDeclare: () => void;
  onRetry: () => void;
}

/** The promise not to record or spread the hearing: text, tick, button. */
export function DeclarationView({ header, model, onDeclare, onRetry }: DeclarationViewProps) {
  const { t } = useTranslation();
  const lead = model.state === 'ready' || model.state === 'offline' ? t('declaration:lead') : undefined;
  const empty = (
    <StatusMessage tone="good" title={t('declaration:emptyTitle')}>
      <p>{t('declaration:emptyText')}</p>
    </StatusMessage>
  );
  return (
    <ScenePage header={header} title={t('declaration:title')} lead={lead}>
      <SceneBody model={model} skeleton={[18, 2.75, 3.25]} empty={empty} onRetry={onRetry} offline={<p>{t('declaration:offline')}</p>}>
        {(data) => <Undertaking {...data} isOffline={model.state === 'offline'} onDeclare={onDeclare} />}
      </SceneBody>
    </ScenePage>
  );
}

function Undertaking({ isBusy, isCourtStaff, isOffline, onDeclare }: DeclarationData & { isOffline: boolean; onDeclare: () => void }) {
  const { t } = useTranslation();
  const tick = useRef<HTMLInputElement>(null);
  const [isTicked, setIsTicked] = useState(false);
  const [isReminded, setIsReminded] = useState(false);
  const handleConfirm = (): void => {
    setIsReminded(!isTicked);
    if (isTicked) onDeclare();
    else tick.current?.focus();
  };
  return (
    <>
      <article className={classes.text} aria-label={t('declaration:textLabel')}>
        {declarationParagraphs(t).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </article>
      <Checkbox
        ref={tick}
        size="lg"
        classNames={{ body: classes.tick ?? '' }}
        label={t('declaration:tick')}
        checked={isTicked}
        error={isReminded && !isTicked ? t('declaration:tickFirst') : undefined}
        onChange={(event) => setIsTicked(event.currentTarget.checked)}
        data-testid="declare-tick"
      />
      <Button size="lg" fullWidth loading={isBusy} disabled={isOffline} onClick={handleConfirm} data-testid="declare-confirm">
        {isCourtStaff ? t('declaration:confirmStaff') : t('declaration:confirm')}
      </Button>
    </>
  );
}
