import { pinyin } from 'pinyin-pro';
import { comparedTextOf } from './searchKeys.ts';

/** By what a name is found. `initials`: of each syllable the first letter. All without spaces. */
export interface NameKeys {
  compared: string;
  /** 张晓明: `zhangxiaoming`; ü is v, as it is typed. A name that is not Chinese is itself. */
  pinyin: string;
  initials: string;
}

/** A surname is read as one: 曾 zeng, 单 shan. Of any other character that has several readings, its usual one. */
export function nameKeysOf(name: string): NameKeys {
  const compared = withoutJoints(comparedTextOf(name));
  const syllables = pinyin(compared, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' });
  return {
    compared,
    pinyin: syllables.join('').toLowerCase(),
    initials: syllables
      .map((one) => one.slice(0, 1))
      .join('')
      .toLowerCase(),
  };
}

/** What somebody types of a name, in the same form. */
export function typedName(word: string): string {
  return withoutJoints(comparedTextOf(word)).replaceAll('ü', 'v');
}

const withoutJoints = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
