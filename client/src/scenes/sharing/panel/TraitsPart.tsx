import type { CaseSharing } from '@assize/contracts/casefile/sharing/views';
import { useTranslation } from 'react-i18next';
import classes from '../../caseFile/CaseFile.module.css';
import { type FilePanelProps, may } from '../../caseFile/filePanel.ts';
import { FormOpener } from '../../caseFile/FormOpener.tsx';
import { ReasonForm } from '../../caseFile/ReasonForm.tsx';
import { describeCircumstances } from '../describeAsked.ts';
import { CircumstancesForm } from './CircumstancesForm.tsx';
import { TraitForm } from './TraitForm.tsx';
import { sharingWords } from '../SharingRefusal.tsx';

interface TraitsPartProps extends Pick<FilePanelProps, 'file' | 'act'> {
  traits: NonNullable<CaseSharing['traits']>;
  circumstances: NonNullable<CaseSharing['circumstances']>;
}

/** By what the case is found from others: what was noted, and how, where and when it was done. */
export function TraitsPart({ file, act, traits, circumstances }: TraitsPartProps) {
  const { t, i18n } = useTranslation();
  const mayDescribe = may(file, 'describeCase');
  const lines = describeCircumstances(t, i18n.language, circumstances);
  return (
    <>
      <h3>{t('sharing:traits.heading')}</h3>
      <p>{t('sharing:traits.text')}</p>
      <ul className={classes.rows}>
        {traits.map(({ traitId, kind, value, partyId, documentId }) => {
          const party = file.parties?.find((one) => one.partyId === partyId);
          const document = [...(file.main ?? []), ...(file.side ?? [])].find((one) => one.documentId === documentId);
          const from = [party ? t('sharing:traits.of', { name: party.name }) : '', document ? t('sharing:traits.in', { title: document.title }) : ''];
          return (
            <li key={traitId} data-testid="case-trait">
              <p>
                {t(`sharing:kind.${kind}`)} <strong>{value}</strong>
                {from.some(Boolean) ? <span className={classes.muted}>{` · ${from.filter(Boolean).join(' · ')}`}</span> : null}
              </p>
              {mayDescribe ? (
                <FormOpener label={t('sharing:traits.strike', { value })} testId="strike-trait">
                  {(close) => (
                    <ReasonForm
                      wordsOf={sharingWords}
                      consequence={t('sharing:traits.strikeText', { value })}
                      label={t('sharing:traits.strikeAct')}
                      testId="strike-trait"
                      act={act}
                      commandOf={(reason) => ({ type: 'trait.strike', payload: { traitId, reason } })}
                      onDone={close}
                    />
                  )}
                </FormOpener>
              ) : null}
            </li>
          );
        })}
      </ul>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {mayDescribe ? (
        <div className={classes.acts}>
          <FormOpener label={t('sharing:traits.add')} testId="add-trait">
            {(close) => <TraitForm file={file} act={act} onDone={close} />}
          </FormOpener>
          <FormOpener label={t('sharing:circumstances.open')} testId="describe-circumstances">
            {(close) => <CircumstancesForm initial={circumstances} act={act} onDone={close} />}
          </FormOpener>
        </div>
      ) : null}
    </>
  );
}
