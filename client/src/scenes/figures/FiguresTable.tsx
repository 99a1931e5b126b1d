import type { FiguresRow } from '@assize/contracts/casefile/figures';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Figures.module.css';

const counts = ['sent', 'accepted', 'returned', 'withdrawn', 'waiting'] as const;

/** A line for each month, way, purpose, kind and agency; what was sent leads to the cases behind it. */
export function FiguresTable({ rows, onBehind }: { rows: readonly FiguresRow[]; onBehind: (row: FiguresRow) => void }) {
  const { t } = useTranslation();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways takes the arrow keys
    <section className={classes.scroll} aria-label={t('figures:table')} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('figures:column.month')}</th>
            <th scope="col">{t('figures:column.way')}</th>
            <th scope="col">{t('figures:column.kind')}</th>
            {counts.map((one) => (
              <th key={one} scope="col" className={classes.number}>
                {t(`figures:column.${one}`)}
              </th>
            ))}
            <th scope="col" className={classes.number}>
              {t('figures:column.medianDays')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const way = t(`figures:way.${row.direction}`, { agency: row.otherAgency, district: row.otherDistrict, purpose: t(`files:purpose.${row.purpose}`) });
            return (
              <tr key={[row.month, row.direction, row.purpose, row.kind, row.otherAgency].join()} data-testid="figures-row">
                <th scope="row">{row.month}</th>
                <td>{way}</td>
                <td>{t(`files:kind.${row.kind}`)}</td>
                <td className={classes.number}>
                  <Button
                    variant="subtle"
                    size="compact-md"
                    onClick={() => onBehind(row)}
                    aria-label={t('figures:behind', { count: row.sent, way, month: row.month })}
                  >
                    {row.sent}
                  </Button>
                </td>
                {counts.slice(1).map((one) => (
                  <td key={one} className={classes.number}>
                    {row[one]}
                  </td>
                ))}
                <td className={classes.number}>{row.medianDays ?? '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
