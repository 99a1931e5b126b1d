import { describe, expect, it } from 'vitest';
import { describeWaiting } from './describeWaiting.ts';

describe('the line of the waiting room', () => {
  it('follows the hearing for whoever waits', () => {
    expect(describeWaiting('waiting', 'checkIn')).toBe('waiting:lead.checkIn');
    expect(describeWaiting('waiting', 'inSession')).toBe('waiting:lead.inSession');
    expect(describeWaiting('waiting', 'recess')).toBe('waiting:lead.recess');
    expect(describeWaiting('waiting', 'suspended')).toBe('waiting:lead.suspended');
  });
  it('tells a witness the same in every state of the hearing', () => {
    expect(describeWaiting('witness', 'inSession')).toBe('waiting:lead.witness');
    expect(describeWaiting('witness', 'recess')).toBe('waiting:lead.witness');
  });
});
