import { ActionIcon, Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronLeft,
  IconChevronRight,
  IconEraser,
  IconHighlight,
  IconMaximize,
  IconMinus,
  IconPencil,
  IconPlus,
  IconRotateClockwise,
} from '@tabler/icons-react';
import { colours, type Pane } from '@assize/contracts/hearing/presentation/wire';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { numberOf } from './exhibitWords.ts';
import { zoomed } from './pageGeometry.ts';
import classes from './Presentation.module.css';
import { firstPane, type PresentationModel } from './presentationModel.ts';
import type { Pen } from './usePen.ts';

interface PresenterToolsProps extends Pick<OrderProps, 'state' | 'isBusy' | 'send'> {
  model: PresentationModel;
  pane: Pane;
  pages: number;
  isPlayable: boolean;
  pen: Pen | undefined;
  onPen: (pen: Pen | undefined) => void;
  onPane: (pane: Pane) => void;
}

/** What whoever presents does with the page: turn, enlarge, mark, lay another beside it, hand over, take off. */
export function PresenterTools({ state, isBusy, send, model, pane, pages, isPlayable, pen, onPen, onPane }: PresenterToolsProps) {
  const { t } = useTranslation();
  const [isClearing, setIsClearing] = useState(false);
  const { panes, isForWitness } = state.presentation;
  const { exhibitId, page } = pane;
  const marks = state.presentation.strokes[`${exhibitId}/${String(page)}`]?.length ?? 0;
  const show = (change: { panes?: Pane[]; isForWitness?: boolean }): void =>
    void send({ type: 'presentation.show', payload: { panes, isForWitness, ...change } });
  const icon = (name: string, label: string, Icon: typeof IconPlus, onClick: () => void, more: { disabled?: boolean; pressed?: boolean } = {}) => (
    <ActionIcon
      size={44}
      variant={more.pressed ? 'filled' : 'default'}
      aria-label={label}
      title={label}
      disabled={more.disabled ?? false}
      {...(more.pressed === undefined ? {} : { 'aria-pressed': more.pressed })}
      onClick={onClick}
      data-testid={name}
    >
      <Icon size={22} stroke={1.75} aria-hidden="true" />
    </ActionIcon>
  );
  const toolOf = (tool: Pen['tool'], name: string, Icon: typeof IconPlus) =>
    icon(
      name,
      t(`presentation:tools.${tool}`),
      Icon,
      () => onPen(pen?.tool === tool ? undefined : { tool, colour: pen?.colour ?? (tool === 'pen' ? 'red' : 'yellow') }),
      {
        pressed: pen?.tool === tool,
      },
    );
  const turn = (to: number): void => onPane({ ...pane, page: to, region: null });
  const beside = panes.find((one) => one.exhibitId !== exhibitId)?.exhibitId ?? '';
  const others = model.shown.filter((one) => one.id !== exhibitId).map((one) => ({ value: one.id, label: `${numberOf(t, one.number)} ${one.title}` }));
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('presentation:tools.label')} data-testid="presenter-tools">
      {model.mayTurn && !isPlayable ? (
        <span className={classes.group}>
          {icon('page-previous', t('presentation:tools.previous'), IconChevronLeft, () => turn(page - 1), { disabled: page <= 1 })}
          <NumberInput
            key={page}
            defaultValue={page}
            min={1}
            max={pages}
            allowDecimal={false}
            hideControls
            size="md"
            w={72}
            aria-label={t('presentation:tools.page')}
            onBlur={(event) => {
              const to = Number(event.currentTarget.value);
              if (to !== page && to >= 1 && to <= pages) turn(to);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
            data-testid="page-number"
          />
          {icon('page-next', t('presentation:tools.next'), IconChevronRight, () => turn(page + 1), { disabled: page >= pages })}
        </span>
      ) : null}
      {isPlayable ? null : (
        <>
          <span className={classes.group}>
            {icon('zoom-out', t('presentation:tools.zoomOut'), IconMinus, () => onPane({ ...pane, region: zoomed(pane.region, -1) }), {
              disabled: pane.region === null,
            })}
            {icon('zoom-whole', t('presentation:tools.whole'), IconMaximize, () => onPane({ ...pane, region: null }), { disabled: pane.region === null })}
            {icon('zoom-in', t('presentation:tools.zoomIn'), IconPlus, () => onPane({ ...pane, region: zoomed(pane.region, 1) }))}
            {icon('page-turn', t('presentation:tools.turn'), IconRotateClockwise, () =>
              onPane({ ...pane, rotation: ((pane.rotation + 90) % 360) as Pane['rotation'] }),
            )}
          </span>
          <span className={classes.group}>
            {toolOf('pen', 'pen', IconPencil)}
            {toolOf('highlighter', 'highlighter', IconHighlight)}
            {pen ? (
              <NativeSelect
                size="md"
                value={pen.colour}
                aria-label={t('presentation:tools.colour')}
                data={colours.map((value) => ({ value, label: t(`presentation:colours.${value}`) }))}
                onChange={(event) => onPen({ ...pen, colour: event.currentTarget.value as Pen['colour'] })}
                data-testid="pen-colour"
              />
            ) : null}
            {icon('undo', t('presentation:tools.undo'), IconArrowBackUp, () => void send({ type: 'strokes.undo', payload: { exhibitId, page } }), {
              disabled: marks === 0,
            })}
            {icon('clear-marks', t('presentation:tools.clear'), IconEraser, () => setIsClearing(true), { disabled: marks === 0 })}
          </span>
        </>
      )}
      {model.mayTurn && others.length > 0 ? (
        <NativeSelect
          size="md"
          className={classes.choice ?? ''}
          label={t('presentation:tools.beside')}
          value={beside}
          data={[{ value: '', label: t('presentation:tools.nothingBeside') }, ...others]}
          onChange={(event) => {
            const id = event.currentTarget.value;
            show({ panes: [pane, ...(id === '' ? [] : [firstPane(id)])] });
          }}
          data-testid="beside"
        />
      ) : null}
      {model.mayTurn && (model.hasWitness || isForWitness) ? (
        <Checkbox
          size="md"
          label={t('presentation:tools.witness')}
          checked={isForWitness}
          disabled={isBusy}
          onChange={(event) => show({ isForWitness: event.currentTarget.checked })}
          data-testid="for-witness"
        />
      ) : null}
      <NativeSelect
        size="md"
        className={classes.choice ?? ''}
        label={t('presentation:tools.handOver')}
        value=""
        data={[{ value: '', label: t('presentation:tools.nobody') }, ...model.successors.map((one) => ({ value: one.id, label: whoIs(t, one) }))]}
        onChange={(event) => {
          if (event.currentTarget.value !== '') void send({ type: 'presenter.handOver', payload: { participantId: event.currentTarget.value } });
        }}
        data-testid="hand-over"
      />
      <Button size="md" variant="default" disabled={isBusy} onClick={() => void send({ type: 'presentation.clear', payload: {} })} data-testid="take-off">
        {t('presentation:tools.takeOff')}
      </Button>
      {isClearing ? (
        <ConfirmDialog
          isOpen
          title={t('presentation:tools.clearTitle')}
          consequence={t('presentation:tools.clearConsequence')}
          confirmLabel={t('presentation:tools.clear')}
          isBusy={isBusy}
          onConfirm={() => void send({ type: 'strokes.clear', payload: { exhibitId, page } }).then(() => setIsClearing(false))}
          onClose={() => setIsClearing(false)}
        />
      ) : null}
    </div>
  );
}
