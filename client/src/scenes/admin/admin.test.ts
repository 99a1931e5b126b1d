import { newCaseSchema, newHearingSchema } from '@assize/contracts/casefile/views';
import { describe, expect, it } from 'vitest';
import { fieldErrors } from './fieldErrors.ts';

describe('forms of the court office', () => {
  it('name each field that is empty or too long', () => {
    expect(fieldErrors(newCaseSchema, { caseNumber: '  ', title: 'x'.repeat(201), court: '上海市普陀区人民法院' })).toEqual({
      caseNumber: 'required',
      title: 'tooLong',
    });
  });
  it('find nothing in a form that is filled in', () => {
    expect(fieldErrors(newCaseSchema, { caseNumber: '(2026)沪0107民初123号', title: '合同纠纷', court: '法院' })).toEqual({});
  });
  it('ask for a time that is missing', () => {
    expect(fieldErrors(newHearingSchema, { title: '开庭', courtroom: '第三法庭', scheduledAt: '' })).toEqual({ scheduledAt: 'required' });
  });
});
