import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconEraser, IconHighlight, IconPencil, IconPointer } from '@tabler/icons-react';
import { strokesKey } from '@assize/contracts/hearing/presentation/state';
import { colours, type Pane } from '@assize/contracts/hearing/presentation/wire';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { GoToPage } from '../evidence/bundles/GoToPage.tsx';
import { numberOf } from './exhibitWords.ts';
import { LookTools } from './LookTools.tsx';
import classes from './Presentation.module.css';
import { firstPane, type PresentationModel } from './presentationModel.ts';
import { ToolButton } from './ToolButton.tsx';
import type { Pen } from './usePen.ts';

interface PresenterToolsProps extends Pick<OrderProps, 'state' | 'isBusy' | 'send'> {
  model: PresentationModel;
  /** Of two side by side, the one whose tools hold for both. */
  isFirst: boolean;
  pane: Pane;
  pages: number;
  isPlayable: boolean;
  pen: Pen | undefined;
  onPen: (pen: Pen | undefined) => void;
  isPointing: boolean;
  onPointing: (isOn: boolean) => void;
  onPane: (pane: Pane) => void;
}

/** What whoever presents does with the page: turn, enlarge, mark, lay another beside it, hand over, take off. */
export function PresenterTools({
  state,
  isBusy,
  send,
  model,
  isFirst,
  pane,
  pages,
  isPlayable,
  pen,
  onPen,
  isPointing,
  onPointing,
  onPane,
}: PresenterToolsProps) {
  const { t } = useTranslation();
  const [isClearing, setIsClearing] = useState(false);
  const { panes, isForWitness } = state.presentation;
  const { exhibitId, page } = pane;
  const marks = state.presentation.strokes[strokesKey(pane)]?.length ?? 0;
  const show = (change: { panes?: Pane[]; isForWitness?: boolean }): void =>
    void send({ type: 'presentation.show', payload: { panes, isForWitness, ...change } });
  const penOf = (tool: Pen['tool'], Icon: typeof IconPencil) => (
    <ToolButton
      testId={tool}
      tool={tool}
      Icon={Icon}
      isPressed={pen?.tool === tool}
      onPress={() => onPen(pen?.tool === tool ? undefined : { tool, colour: pen?.colour ?? (tool === 'pen' ? 'red' : 'yellow') })}
    />
  );
  const turn = (to: number): void => onPane({ ...pane, page: to, region: null });
  const beside = panes.find((one) => one.exhibitId !== exhibitId)?.exhibitId ?? '';
  const others = model.shown.filter((one) => one.id !== exhibitId).map((one) => ({ value: one.id, label: `${numberOf(t, one.number)} ${one.title}` }));
  /** Of all that is shown, once. */
  const common = (
    <>
      {model.mayTurn ? <GoToPage state={state} onFound={(found) => show({ panes: [{ ...firstPane(found.exhibitId), page: found.page }] })} /> : null}
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
    </>
  );
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('presentation:tools.label')} data-testid="presenter-tools">
      {model.mayTurn && !isPlayable ? (
        <span className={classes.group}>
          <ToolButton testId="page-previous" tool="previous" Icon={IconChevronLeft} isDisabled={page <= 1} onPress={() => turn(page - 1)} />
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
          <ToolButton testId="page-next" tool="next" Icon={IconChevronRight} isDisabled={page >= pages} onPress={() => turn(page + 1)} />
        </span>
      ) : null}
      {isPlayable ? null : (
        <>
          <LookTools pane={pane} onPane={onPane} />
          <span className={classes.group}>
            <ToolButton testId="pointer-tool" tool="pointer" Icon={IconPointer} isPressed={isPointing} onPress={() => onPointing(!isPointing)} />
            {penOf('pen', IconPencil)}
            {penOf('highlighter', IconHighlight)}
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
            <ToolButton
              testId="undo"
              tool="undo"
              Icon={IconArrowBackUp}
              isDisabled={marks === 0}
              onPress={() => void send({ type: 'strokes.undo', payload: { exhibitId, page } })}
            />
            <ToolButton testId="clear-marks" tool="clear" Icon={IconEraser} isDisabled={marks === 0} onPress={() => setIsClearing(true)} />
          </span>
        </>
      )}
      {isFirst ? common : null}
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
