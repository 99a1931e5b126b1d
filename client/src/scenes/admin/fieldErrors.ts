import type { z } from 'zod';

export type FieldFault = 'required' | 'tooLong' | 'invalid';
export type FieldFaults = Record<string, FieldFault>;

/** What is wrong in which field, by the very schema that the server checks; empty when nothing is. */
export function fieldErrors(schema: z.ZodType, value: unknown): FieldFaults {
  const parsed = schema.safeParse(value);
  if (parsed.success) return {};
  const faults: FieldFaults = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    faults[field] ??= faultOf(issue, (value as Record<string, unknown>)[field]);
  }
  return faults;
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): FieldFault {
  if (value === '') return 'required';
  if (issue.code === 'too_small') return 'required';
  if (issue.code === 'too_big') return 'tooLong';
  return 'invalid';
}
