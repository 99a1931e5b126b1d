import type { Chapter } from '@assize/contracts/recording/products';
import { neighbourChapter } from './currentChapter.ts';

/** The composed picture has 25 pictures a second. */
const pictureMs = 40;
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** What a key asks of the player. */
export type KeyAct =
  | { kind: 'seek'; atMs: number; pauses?: true }
  | { kind: 'playOrPause' }
  | { kind: 'soundOnOff' }
  | { kind: 'speed'; speed: number }
  | { kind: 'help' };
interface Now {
  atMs: number;
  speed: number;
  chapters: readonly Pick<Chapter, 'atMs'>[];
}

/** Undefined for keys that are nothing here. */
export function keyAct(key: string, { atMs, speed, chapters }: Now): KeyAct | undefined {
  const by = (ms: number): KeyAct => ({ kind: 'seek', atMs: Math.max(0, atMs + ms) });
  const chapter = (step: 1 | -1): KeyAct | undefined => {
    const to = neighbourChapter(chapters, atMs, step);
    return to === undefined ? undefined : { kind: 'seek', atMs: to };
  };
  switch (key) {
    case ' ':
    case 'k':
      return { kind: 'playOrPause' };
    case 'ArrowLeft':
      return by(-10_000);
    case 'ArrowRight':
      return by(10_000);
    case 'j':
      return by(-30_000);
    case 'l':
      return by(30_000);
    case ',':
      return { ...by(-pictureMs), pauses: true } as KeyAct;
    case '.':
      return { ...by(pictureMs), pauses: true } as KeyAct;
    case 'ArrowUp':
      return chapter(-1);
    case 'ArrowDown':
      return chapter(1);
    case '<':
      return { kind: 'speed', speed: speeds.findLast((one) => one < speed) ?? speed };
    case '>':
      return { kind: 'speed', speed: speeds.find((one) => one > speed) ?? speed };
    case 'm':
      return { kind: 'soundOnOff' };
    case '?':
      return { kind: 'help' };
    default:
      return undefined;
  }
}
