import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/formatInstant.ts';
import { ReasonDialog } from '../courtroom/order/ReasonDialog.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import classes from './Evidence.module.css';
import { DescribeAct } from './DescribeForm.tsx';
import type { ExhibitShown } from './evidenceModel.ts';
import { ExhibitQuestions } from './ExhibitQuestions.tsx';
import { ExhibitReads } from './ExhibitReads.tsx';
import { OpinionForm } from './OpinionForm.tsx';
import { ProofForm } from './ProofForm.tsx';
import { RulingActs } from './RulingActs.tsx';
import { StillOrigin } from './StillOrigin.tsx';
import { VisibilityAct } from './VisibilityAct.tsx';

interface ExhibitCardProps extends OrderProps {
  shown: ExhibitShown;
  /** What one's own side filed. */
  own: readonly ExhibitShown[];
  onOpen: () => void;
  onRead: () => void;
  /** Undefined for who may not put it before the court now. */
  onShow: (() => void) | undefined;
}

/** One exhibit: its number, what it is to prove, where it stands, what each side says of it, and what one may do. */
export function ExhibitCard({ shown, own, onOpen, onRead, onShow, ...props }: ExhibitCardProps) {
  const { t, i18n } = useTranslation();
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const { state, meId, isBusy, send } = props;
  const { exhibit, status, acts } = shown;
  const { id: exhibitId, document, opinions, ruling, isLate, lateRuling } = exhibit;
  const openLabel = t('evidence:open', { size: formatBytes(document.bytes, i18n.language) });
  const labelOf = ({ number: { side, ordinal } }: Exhibit): string => t(`evidence:number.${side}`, { ordinal });
  const label = labelOf(exhibit);
  const points = state.procedure.points.filter((one) => exhibit.pointIds.includes(one.id)).map((one) => one.text);
  const counters = (ids: readonly string[]): string =>
    ids
      .flatMap((id) => state.evidence.exhibits[id] ?? [])
      .map(labelOf)
      .join(' · ');
  return (
    <li className={classes.exhibit} data-testid="exhibit" data-exhibit-id={exhibitId} data-status={status}>
      <h3>
        <span className={classes.number}>{label}</span> {exhibit.title}
      </h3>
      <p className={classes.status}>
        {t(`evidence:status.${status}`)}
        {exhibit.visibility === 'parties' ? '' : ` · ${t(`evidence:visibility.${exhibit.visibility}`)}`}
        {isLate ? ` · ${t(lateRuling ? (lateRuling.isAllowed ? 'evidence:lateAllowed' : 'evidence:lateRefused') : 'evidence:late')}` : ''}
      </p>
      <p>{t('evidence:toProve', { purpose: exhibit.purpose })}</p>
      {exhibit.takenFrom ? (
        <StillOrigin taken={exhibit.takenFrom} state={state} />
      ) : (
        <p className={classes.quiet}>
          {t('evidence:from', { source: exhibit.source })} · {t(`evidence:form.${exhibit.form}`)}
        </p>
      )}
      {points.length > 0 ? <p className={classes.quiet}>{t('evidence:onPoints', { points: points.join(' · ') })}</p> : null}
      {ruling ? <p>{t('evidence:because', { reason: ruling.reason })}</p> : null}
      {Object.entries(opinions).map(([id, one]) => (
        <p key={id} className={classes.said} data-testid="opinion">
          <strong>{whoIs(t, state.participants[id])}</strong>:{' '}
          {(['authenticity', 'legality', 'relevance'] as const).map((part) => `${t(`evidence:part.${part}`)} ${t(`evidence:stand.${one[part]}`)}`).join(' · ')}
          {one.words === null ? '' : `. ${one.words}`}
          {one.counterIds.length === 0 ? '' : ` ${t('evidence:against', { exhibits: counters(one.counterIds) })}`}
        </p>
      ))}
      <div className={classes.acts}>
        {onShow ? (
          <Button size="sm" disabled={isBusy} onClick={onShow} aria-label={`${t('presentation:show')}: ${label}`} data-testid="show-exhibit">
            {t('presentation:show')}
          </Button>
        ) : null}
        <Button size="sm" variant="default" onClick={onRead} aria-label={`${t('presentation:read')}: ${label}`} data-testid="read-exhibit">
          {t('presentation:read')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.75} aria-hidden="true" />}
          onClick={onOpen}
          aria-label={`${openLabel}: ${label}`}
          data-testid="open-document"
        >
          {openLabel}
        </Button>
        {acts.includes('describe') ? <DescribeAct {...props} shown={shown} label={label} /> : null}
        {acts.includes('withdraw') ? (
          <Button size="sm" variant="default" disabled={isBusy} onClick={() => setIsWithdrawing(true)} data-testid="withdraw-exhibit">
            {t('evidence:withdraw')}
          </Button>
        ) : null}
        <RulingActs {...props} shown={shown} label={label} />
        {acts.includes('setVisibility') ? <VisibilityAct {...props} shown={shown} label={label} /> : null}
      </div>
      {acts.includes('opine') ? (
        <details className={classes.form}>
          <summary data-testid="opine">{t(opinions[meId] ? 'evidence:changeOpinion' : 'evidence:opine')}</summary>
          <OpinionForm
            before={opinions[meId]}
            own={own.map((one) => ({ id: one.exhibit.id, label: `${labelOf(one.exhibit)} ${one.exhibit.title}` }))}
            isBusy={isBusy}
            onGive={(opinion) => void send({ type: 'exhibit.opine', payload: { exhibitId, ...opinion } })}
          />
        </details>
      ) : null}
      <ExhibitQuestions {...props} shown={shown} label={label} />
      {shown.isOwn ? <ProofForm {...props} exhibit={exhibit} label={label} /> : null}
      <ExhibitReads state={state} meId={meId} shown={shown} />
      {isWithdrawing ? (
        <ReasonDialog
          title={t('evidence:withdrawTitle', { number: label })}
          consequence={t('evidence:withdrawConsequence')}
          confirmLabel={t('evidence:withdraw')}
          isBusy={isBusy}
          onConfirm={(reason) => void send({ type: 'exhibit.withdraw', payload: { exhibitId, reason } }).then(() => setIsWithdrawing(false))}
          onClose={() => setIsWithdrawing(false)}
        />
      ) : null}
    </li>
  );
}
