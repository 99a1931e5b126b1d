import { describe, expect, it } from 'vitest';
import { advance, isFinished, type Progress, type ProgressAct, startProgress } from './progress.ts';

const after = (start: Progress, ...acts: ProgressAct[]): Progress => acts.reduce(advance, start);

describe('the equipment check', () => {
  it('asks an observer for neither camera nor microphone', () => {
    expect(startProgress('observer').steps.map((step) => step.id)).toEqual(['speaker', 'browser', 'network']);
    expect(startProgress('plaintiff').steps).toHaveLength(5);
  });
  it('ticks each step and ends after the last', () => {
    const done = after(
      startProgress('observer'),
      { type: 'run' },
      { type: 'pass', step: 'speaker' },
      { type: 'next' },
      { type: 'pass', step: 'browser' },
      { type: 'next' },
      { type: 'pass', step: 'network' },
      { type: 'next' },
    );
    expect(isFinished(done)).toBe(true);
    expect(done.steps.every((step) => step.status === 'passed')).toBe(true);
  });
  it('shows a fault until the step is tried again, and lets one go on with it', () => {
    const failed = after(startProgress('judge'), { type: 'run' }, { type: 'fail', fault: { step: 'camera', cause: 'denied' } });
    expect(failed.fault).toEqual({ step: 'camera', cause: 'denied' });
    expect(advance(failed, { type: 'run' })).toMatchObject({ fault: null, steps: [{ id: 'camera', status: 'running' }, {}, {}, {}, {}] });
    const gone = advance(failed, { type: 'next' });
    expect([gone.index, gone.fault, gone.steps[0]?.status]).toEqual([1, null, 'failed']);
  });
  it('forgives a silent microphone as soon as a voice is heard', () => {
    const silent = after(startProgress('judge'), { type: 'next' }, { type: 'fail', fault: { step: 'microphone', cause: 'silent' } });
    expect(advance(silent, { type: 'pass', step: 'microphone' })).toMatchObject({ fault: null });
  });
});
