import type { Command, CommandPayload } from '../hearing/commands.ts';
import { publicityGrounds, publicityLevels } from '../hearing/publicity/wire.ts';
import { interruptionPayloads, interruptionScenes } from './interruptionActs.ts';

/** Random orders of who presides: that the court sits unrecorded, and on publicity, every third of them that it is public. */
export const presidingPayloads = {
  ...interruptionPayloads,
  'publicity.set': ({ pick, isYes }: { pick: number; isYes: boolean }): CommandPayload<'publicity.set'> => {
    const level = isYes && pick % 3 === 0 ? 'public' : (publicityLevels[pick % publicityLevels.length] ?? 'public');
    const ground = level === 'public' ? null : (publicityGrounds[pick % publicityGrounds.length] ?? 'privacy');
    return { level, ground, reason: 'a reason of the court' };
  },
};

/** What the presiding judge does one after the other. */
export const presidingScenes: readonly (readonly Command[])[] = [
  ...interruptionScenes,
  [{ type: 'publicity.set', payload: presidingPayloads['publicity.set']({ pick: 1, isYes: false }) }],
];
