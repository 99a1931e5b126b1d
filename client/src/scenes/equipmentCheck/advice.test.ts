import { describe, expect, it } from 'vitest';
import { readLocale } from '../../i18n/readLocale.ts';
import { createI18n } from '../../i18n/createI18n.ts';
import { adviseOn, type Fault } from './advice.ts';
import type { BrowserName, SystemName } from './platform.ts';

const browsers: BrowserName[] = ['chrome', 'edge', 'firefox', 'safari', 'wechat', 'other'];
const systems: SystemName[] = ['windows', 'mac', 'android', 'ios', 'linux', 'other'];
const faults: Fault[] = [
  ...(['camera', 'microphone'] as const).flatMap((step) =>
    (['denied', 'notFound', 'inUse', 'insecure', 'silent', 'unknown'] as const).map((cause) => ({ step, cause })),
  ),
  { step: 'speaker', cause: 'silent' },
  { step: 'browser', cause: 'unsupported' },
  { step: 'network', cause: 'blocked' },
  { step: 'network', cause: 'slow' },
];

describe('advice on a failed check', () => {
  it('names two different causes, in words, for every fault on every browser and system', () => {
    const { t } = createI18n('zh-CN', readLocale('zh-CN'));
    for (const fault of faults) {
      for (const browser of browsers) {
        for (const system of systems) {
          const [first, second] = adviseOn(fault, { browser, system });
          expect(first).not.toBe(second);
          for (const key of [first, second]) expect(t(key, { device: '摄像头' })).not.toMatch(/[a-z]+\.[a-zA-Z]+|{{/);
        }
      }
    }
  });
  it('names the menus of the browser in hand for a refused permission', () => {
    const { t } = createI18n('en', readLocale('en'));
    const [site, system] = adviseOn({ step: 'camera', cause: 'denied' }, { browser: 'safari', system: 'mac' });
    expect(t(site, { device: 'Camera' })).toContain('Safari > Settings > Websites > Camera');
    expect(t(system, { device: 'Camera' })).toContain('Privacy & Security > Camera');
  });
  it('sends someone inside WeChat to a real browser first', () => {
    expect(adviseOn({ step: 'microphone', cause: 'denied' }, { browser: 'wechat', system: 'android' })[0]).toBe('check:site.wechat');
  });
});
