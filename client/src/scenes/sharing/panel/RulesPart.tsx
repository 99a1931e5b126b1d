import { isNeverSharedByRule } from '@assize/contracts/casefile/sharing/matterRules';
import { useTranslation } from 'react-i18next';
import classes from '../../caseFile/CaseFile.module.css';
import type { FilePanelProps } from '../../caseFile/filePanel.ts';
import type { ViewedGrant } from '../grantForm.ts';
import { rulesOfCase } from './rulesOfCase.ts';

/** By which standing rules the case opens without being asked, and to whom no more. */
export function RulesPart({ file, grants }: Pick<FilePanelProps, 'file'> & { grants: readonly ViewedGrant[] }) {
  const { t } = useTranslation();
  const rules = rulesOfCase(file);
  const isNever = file.secrecy === 'secret' ? 'secret' : 'minors';
  const reason = isNeverSharedByRule(file) || file.secrecy === 'secret' ? isNever : 'agreed';
  // Whom the owner ended what a rule had given asks the owner from then on.
  const excepted = [...new Set(grants.filter((one) => one.byRule !== null && one.ended !== null).map((one) => one.agency.name))];
  return (
    <>
      <h3>{t('sharing:rules.heading')}</h3>
      {rules.length === 0 ? <p>{t(`sharing:rules.none.${reason}`)}</p> : null}
      <ul className={classes.rows}>
        {rules.map(({ ruleId, owner, asker, matter, days }) => (
          <li key={ruleId} data-testid="standing-rule">
            <p>
              <strong>{t('sharing:rules.what', { matter: t(`files:matter.${matter}`), owner: t(`files:agencyKind.${owner}`) })}</strong>
            </p>
            <p>{t('sharing:rules.gives', { asker: t(`files:agencyKind.${asker}`), count: days })}</p>
          </li>
        ))}
      </ul>
      {excepted.length > 0 && rules.length > 0 ? <p>{t('sharing:rules.excepted', { names: excepted.join(t('files:comma')) })}</p> : null}
    </>
  );
}
