import { describe, expect, it } from 'vitest';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { type CheckData, CheckView } from './CheckView.tsx';
import { advance, startProgress } from './progress.ts';

const nothing = (): void => undefined;
const data: CheckData = {
  progress: startProgress('plaintiff'),
  platform: { browser: 'chrome', system: 'windows' },
  skipNote: 'check:skipNote',
  camera: { stream: null, devices: [], chosenId: '' },
  microphone: { level: 0.4, isHeard: false, devices: [], chosenId: '' },
  isSoundPlayed: false,
  network: null,
};
const handlers = {
  onRun: nothing,
  onNext: nothing,
  onSkip: nothing,
  onPicture: nothing,
  onChooseCamera: nothing,
  onChooseMicrophone: nothing,
  onHeard: nothing,
  onRetry: nothing,
};

describeStates('the equipment check', (model) => <CheckView model={model} {...handlers} />, data, {
  ready: { 'zh-CN': '第 1 步，共 5 步：摄像头', en: 'Step 1 of 5: Camera' },
  empty: { 'zh-CN': '不需要检测', en: 'Nothing to check' },
});

describe('a failed step', () => {
  const progress = advance(advance(startProgress('plaintiff'), { type: 'run' }), { type: 'fail', fault: { step: 'camera', cause: 'denied' } });
  const html = renderInLanguage('en', <CheckView model={{ state: 'ready', data: { ...data, progress } }} {...handlers} />);
  it('is announced with its two likeliest causes by the names of this browser and system', () => {
    expect(html).toMatch(/role="alert"[\s\S]*View site information[\s\S]*Windows has not allowed it/);
  });
  it('leaves a way on', () => {
    expect(textOf(html)).toContain('Go on with the problem');
  });
});
