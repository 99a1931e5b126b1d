import { describe, expect, it } from 'vitest';
import { parsePlatform } from './platform.ts';

const agents = {
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36': { browser: 'chrome', system: 'windows' },
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0': {
    browser: 'edge',
    system: 'windows',
  },
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1': {
    browser: 'safari',
    system: 'ios',
  },
  'Mozilla/5.0 (Linux; Android 15; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/150.0 Mobile Safari/537.36 MicroMessenger/8.0.60': {
    browser: 'wechat',
    system: 'android',
  },
  'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0': { browser: 'firefox', system: 'linux' },
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15': { browser: 'safari', system: 'mac' },
} as const;

describe('the browser and system whose menus are named', () => {
  it.each(Object.entries(agents))('are read from %s', (agent, platform) => {
    expect(parsePlatform(agent)).toEqual(platform);
  });
  it('tell an iPad from a Mac by its touch screen', () => {
    expect(parsePlatform('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15', 5).system).toBe('ios');
  });
});
