import { z } from 'zod';
import type { CaseKind } from '../../hearing/procedure/stages.ts';

/** 永久, 长期, 短期. */
export const retentionClasses = ['permanent', 'longTerm', 'shortTerm'] as const;
export const retentionClassSchema = z.enum(retentionClasses);
export type RetentionClass = z.infer<typeof retentionClassSchema>;

/**
 * For how many years each class is kept; null: for ever. 《关于人民法院诉讼档案保管期限的规定》 art. 3: permanent, long term
 * 60 years, short term 30 years. Data of the court: its archive office confirms them, or sets others here.
 */
export const yearsOf: Record<RetentionClass, number | null> = { permanent: null, longTerm: 60, shortTerm: 30 };

/**
 * The class that a kind of case has until the court sets another. Where several fit, the longest is taken (art. 2 of
 * the same rules); a judge or clerk who knows the case may set another, with the reason. Data of the court too.
 */
export const classOfKind: Record<CaseKind, RetentionClass> = {
  civil: 'longTerm',
  financial: 'longTerm',
  criminal: 'permanent',
  administrative: 'longTerm',
};

/** The first day on which what ended at this instant need not be kept any more (`YYYY-MM-DD`); null: never. Counted from the year after. */
export function dueOn(retention: RetentionClass, endedAt: string): string | null {
  const years = yearsOf[retention];
  return years === null ? null : `${String(new Date(endedAt).getUTCFullYear() + 1 + years)}-01-01`;
}
