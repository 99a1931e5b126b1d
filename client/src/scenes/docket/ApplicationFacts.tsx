import { type CauseField, causeOf } from '@assize/contracts/docket/causes';
import type { DocketForm } from '@assize/contracts/docket/form';
import { useTranslation } from 'react-i18next';
import { type Fact, Facts } from '../../components/Facts.tsx';
import { formatDay } from '../../i18n/formatInstant.ts';
import classes from './Docket.module.css';
import { FeeText } from './FeeText.tsx';
import { formatYuan } from './formatYuan.ts';

/** Everything that was filled in, to read. */
export function ApplicationFacts({ form }: { form: DocketForm }) {
  const { t, i18n } = useTranslation();
  const { cause, parties, agents, claims, amountFen, facts, fields } = form;
  const asked: readonly CauseField[] = cause === null ? [] : causeOf(cause).fields;
  const answers = asked.flatMap(({ name, type }): Fact[] => {
    const answer = fields[name] ?? '';
    if (answer === '') return [];
    return [{ term: t(`docket:answer.${name}`), value: type === 'day' && !Number.isNaN(Date.parse(answer)) ? formatDay(answer, i18n.language) : answer }];
  });
  const people = parties.map(({ role, name, idKind, idNumber, phone, address }): Fact => {
    const lines = [idNumber === '' ? '' : t('docket:told', { what: t(`docket:idKind.${idKind}`), value: idNumber }), phone, address].filter(Boolean);
    return {
      term: t(`files:partyRole.${role}`),
      value: (
        <>
          <strong>{name}</strong>
          {lines.map((line) => (
            <span key={line}>
              <br />
              {line}
            </span>
          ))}
        </>
      ),
    };
  });
  const acting = agents.map((one): Fact => {
    const powers = one.authority === 'special' ? one.powers.map((power) => t(`files:power.${power}`)) : [];
    const lines = [one.name, one.firm, one.licence, t(`files:people.authority.${one.authority}`), ...powers].filter(Boolean);
    return { term: t(`files:agentForm.${one.form}`), value: lines.join(' · ') };
  });
  const wishes = claims.filter((claim) => claim.trim() !== '');
  return (
    <div className={classes.fields}>
      <Facts
        facts={[
          { term: t('docket:field.cause'), value: cause === null ? '–' : t(`docket:cause.${cause}`), isStrong: true },
          ...people,
          ...acting,
          { term: t('docket:field.amount'), value: amountFen === null ? '–' : formatYuan(amountFen, i18n.language) },
          { term: t('docket:fee.title'), value: <FeeText form={form} /> },
          ...answers,
        ]}
      />
      <section aria-label={t('docket:claims')}>
        <h2>{t('docket:claims')}</h2>
        <ol>
          {wishes.map((claim) => (
            <li key={claim} className={classes.text}>
              {claim}
            </li>
          ))}
        </ol>
      </section>
      <section aria-label={t('docket:field.facts')}>
        <h2>{t('docket:field.facts')}</h2>
        <p className={classes.text}>{facts}</p>
      </section>
    </div>
  );
}
