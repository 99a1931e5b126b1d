export type BrowserName = 'chrome' | 'edge' | 'firefox' | 'safari' | 'wechat' | 'other';
export type SystemName = 'windows' | 'mac' | 'android' | 'ios' | 'linux' | 'other';
export interface Platform {
  browser: BrowserName;
  system: SystemName;
}

/** Browser and system from a user agent string: only used to choose which menu names to show. */
export function parsePlatform(userAgent: string, maxTouchPoints = 0): Platform {
  const has = (pattern: RegExp): boolean => pattern.test(userAgent);
  return { browser: browserOf(has), system: systemOf(has, maxTouchPoints) };
}

function browserOf(has: (pattern: RegExp) => boolean): BrowserName {
  if (has(/MicroMessenger/)) return 'wechat';
  if (has(/Edg(e|A|iOS)?\//)) return 'edge';
  if (has(/Firefox\/|FxiOS\//)) return 'firefox';
  if (has(/OPR\/|SamsungBrowser|QQBrowser|UCBrowser|MiuiBrowser|HuaweiBrowser/)) return 'other';
  if (has(/Chrome\/|CriOS\//)) return 'chrome';
  return has(/Safari\//) ? 'safari' : 'other';
}

function systemOf(has: (pattern: RegExp) => boolean, maxTouchPoints: number): SystemName {
  if (has(/iPhone|iPad|iPod/)) return 'ios';
  if (has(/Android/)) return 'android';
  if (has(/Windows/)) return 'windows';
  // An iPad calls itself a Mac, but a Mac has no touch screen.
  if (has(/Macintosh/)) return maxTouchPoints > 1 ? 'ios' : 'mac';
  return has(/Linux|X11/) ? 'linux' : 'other';
}
