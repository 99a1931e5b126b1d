import { actWords, stageWords } from '@assize/contracts/hearing/actWords';
import { exhibitName } from '@assize/contracts/hearing/evidence/exhibitName';
import type { LogLine } from '@assize/contracts/hearing/log';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { ProductionOrder } from '@assize/contracts/recording/products';

interface Told {
  zh: string;
  en: string;
}
type Known = Pick<ProductionOrder, 'participants'> & { evidence: HearingState['evidence'] };

/** What an act says in somebody's own words, whichever of these it has. */
const ownWords = ['reason', 'fault', 'text', 'words', 'title', 'outcome', 'ground'] as const;

/** One line of the log in words: what was done, whom it concerns, what of, and the words that were written with it. */
export function actLine(line: LogLine, { participants, evidence }: Known): Told {
  if (line.type === 'withheld') return { zh: '（依法不予公开的事项）', en: 'Withheld: not for whoever reads this log' };
  const payload = line.payload as Record<string, unknown>;
  const person = participants.find((one) => one.id === (payload['participantId'] ?? line.actor.participantId));
  const who = person ? `${person.roleLabel} ${person.name}` : '';
  const words = actWords[line.type];
  const exhibit = typeof payload['exhibitId'] === 'string' ? evidence.exhibits[payload['exhibitId']] : undefined;
  const stage = line.type === 'procedure.stageEntered' ? stageWords[line.payload.stage] : undefined;
  const said = ownWords.flatMap((name) => (typeof payload[name] === 'string' ? [payload[name]] : []));
  const more = [...(exhibit ? [`${exhibitName(exhibit.number)}《${exhibit.title}》`] : []), ...(stage ? [stage.zh] : []), ...said];
  const zh = words.zh.replaceAll('{{who}}', who);
  // What names nobody by itself still says by whom or of whom it was.
  const about = who !== '' && !words.zh.includes('{{who}}') ? `（${who}）` : '';
  return { zh: `${zh}${about}${more.length > 0 ? `：${more.join('；')}` : ''}`, en: words.en.replaceAll('{{who}}', who) + (stage ? ` (${stage.en})` : '') };
}
