import type { CommandPayload } from '../hearing/commands.ts';
import { publicityGrounds, publicityLevels } from '../hearing/publicity/wire.ts';

/** Random orders on publicity, every third of them that it is public. */
export const publicityActs = {
  'publicity.set': ({ pick, isYes }: { pick: number; isYes: boolean }): CommandPayload<'publicity.set'> => {
    const level = isYes && pick % 3 === 0 ? 'public' : (publicityLevels[pick % publicityLevels.length] ?? 'public');
    const ground = level === 'public' ? null : (publicityGrounds[pick % publicityGrounds.length] ?? 'privacy');
    return { level, ground, reason: 'a reason of the court' };
  },
};
