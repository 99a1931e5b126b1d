import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import type { OrderProps } from '../courtroom/order/orderProps.ts';
import classes from './Evidence.module.css';
import type { ExhibitShown } from './evidenceModel.ts';
import { aboutOf, type Words } from './exhibitWords.ts';
import { ExhibitWords } from './ExhibitWords.tsx';

interface DescribeProps extends OrderProps {
  shown: ExhibitShown;
  label: string;
}

/** Describes an exhibit of one's own anew, while nobody else has answered to what it says. */
export function DescribeAct(props: DescribeProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="md"
        variant="default"
        disabled={props.isBusy}
        onClick={() => setIsOpen(true)}
        aria-label={`${t('evidence:describe.open')}: ${props.label}`}
        data-testid="describe-exhibit"
      >
        {t('evidence:describe.open')}
      </Button>
      {isOpen ? <DescribeForm {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

/** What was typed stays when the court refuses it. */
export function DescribeForm({ state, isBusy, send, shown, label, onClose }: DescribeProps & { onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  const { id: exhibitId, title, purpose, source, form, pointIds } = shown.exhibit;
  const [words, setWords] = useState<Words>({ title, purpose, source, form, pointIds });
  const about = aboutOf(words);
  const describe = async (): Promise<void> => {
    if (about && (await send({ type: 'exhibit.describe', payload: { exhibitId, ...about } }))) onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('evidence:describe.title', { number: label })}
      consequence={t('evidence:describe.consequence')}
      confirmLabel={t('evidence:describe.keep')}
      isBusy={isBusy}
      canConfirm={about !== undefined}
      onConfirm={() => void describe()}
      onClose={onClose}
    >
      <div className={classes.opinion} data-testid="describe-form">
        <ExhibitWords words={words} points={state.procedure.points} testId="describe" onChange={(part) => setWords((now) => ({ ...now, ...part }))} />
      </div>
    </ConfirmDialog>
  );
}
