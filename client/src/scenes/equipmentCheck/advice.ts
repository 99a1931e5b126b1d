import type { DeviceFailure } from '../../media/devices.ts';
import type { Platform } from './platform.ts';

export type StepId = 'camera' | 'microphone' | 'speaker' | 'browser' | 'network';
export type DeviceFault = DeviceFailure | 'silent';
export type Fault =
  | { step: 'camera' | 'microphone'; cause: DeviceFault }
  | { step: 'speaker'; cause: 'silent' }
  | { step: 'browser'; cause: 'unsupported' }
  | { step: 'network'; cause: 'blocked' | 'slow' | 'unknown' };

/** Key under `check:site` with the menu names of this browser. */
export function siteKey({ browser, system }: Platform): string {
  const isPhone = system === 'android' || system === 'ios';
  if (browser === 'wechat') return 'wechat';
  // Every browser on iOS is Safari's engine; its permissions are in the same place.
  if (system === 'ios') return 'safariIos';
  if (browser === 'safari') return 'safariMac';
  if (browser === 'chrome') return isPhone ? 'chromeAndroid' : 'chromeDesktop';
  if (browser === 'edge') return isPhone ? 'chromeAndroid' : 'edgeDesktop';
  if (browser === 'firefox' && !isPhone) return 'firefoxDesktop';
  return 'other';
}

function permissionCauses(platform: Platform): readonly [string, string] {
  const system = platform.system === 'other' ? 'linux' : platform.system;
  return [`check:site.${siteKey(platform)}`, `check:system.${system}`];
}

function deviceCauses(step: 'camera' | 'microphone', cause: DeviceFault, platform: Platform): readonly [string, string] {
  switch (cause) {
    case 'denied':
      return permissionCauses(platform);
    case 'notFound':
      return ['check:cause.plug', permissionCauses(platform)[1]];
    case 'inUse':
      return ['check:cause.otherApp', 'check:cause.plug'];
    case 'silent':
      return [step === 'microphone' ? 'check:cause.micMuted' : 'check:cause.plug', 'check:cause.chooseOther'];
    case 'insecure':
      return ['check:cause.https', 'check:cause.browserUse'];
    case 'unknown':
      return ['check:cause.otherApp', 'check:cause.plug'];
    default:
      return cause satisfies never;
  }
}

/** The two most likely causes of a fault on this browser and system: keys of `check`, likeliest first. */
export function adviseOn(fault: Fault, platform: Platform): readonly [string, string] {
  switch (fault.step) {
    case 'camera':
    case 'microphone':
      return deviceCauses(fault.step, fault.cause, platform);
    case 'speaker':
      return ['check:cause.volume', 'check:cause.output'];
    case 'browser':
      return [platform.browser === 'wechat' ? 'check:site.wechat' : 'check:cause.browserUse', 'check:cause.browserOld'];
    case 'network':
      return fault.cause === 'slow' ? ['check:cause.wifi', 'check:cause.sharing'] : ['check:cause.firewall', 'check:cause.vpn'];
    default:
      return fault satisfies never;
  }
}
