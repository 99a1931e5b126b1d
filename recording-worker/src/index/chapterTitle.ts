import { exhibitName } from '@assize/contracts/hearing/evidence/exhibitName';
import type { Stage } from '@assize/contracts/hearing/procedure/stages';
import type { Chapter, ProductionOrder } from '@assize/contracts/recording/products';

/** Titles inside the video file, for players that are not ours; ours takes its words from the dictionaries. */
const titles: Record<string, string> = {
  'hearing.opened': '开庭 · Hearing opened',
  'hearing.recessed': '休庭 · Recess',
  'hearing.resumed': '继续开庭 · Hearing resumed',
  'hearing.adjourned': '延期审理 · Adjourned',
  'hearing.suspended': '庭审中断 · Suspended by a fault',
  'hearing.convertedOffline': '转为线下庭审 · Continued in person',
  'hearing.closed': '闭庭 · Hearing closed',
  'interruption.closedEvidence': '中止录音录像（不公开质证） · Not recorded: evidence in private',
  'interruption.mediation': '中止录音录像（调解） · Not recorded: mediation',
  'interruption.ended': '恢复录音录像 · Recording goes on',
  'participant.admitted': '入庭 · Admitted',
  'participant.isolated': '退庭候传 · Sent to the witness room',
  'participant.removed': '责令退出法庭 · Removed',
  'participant.left': '离庭 · Left',
  'participant.returned': '返回法庭 · Returned',
  'hearing.suspendedByAbsence': '因人员掉线中断 · Suspended: somebody was lost',
  'oath.confirmed': '宣誓 · Sworn',
  'recording.gap': '录制中断 · Recording gap',
};

const stageTitles: Record<Stage, string> = {
  opening: '开庭准备 · Opening',
  plea: '认罪认罚审查 · Guilty plea',
  investigation: '法庭调查 · Court investigation',
  evidence: '举证质证 · Evidence',
  debate: '法庭辩论 · Court debate',
  finalStatements: '最后陈述 · Final statements',
  mediation: '调解 · Mediation',
  deliberation: '评议 · Deliberation',
  pronouncement: '宣判 · Pronouncement',
};

function exhibitTitle({ number, page }: NonNullable<Chapter['exhibit']>): string {
  return `${exhibitName(number)} 第${String(page)}页 · Page ${String(page)}`;
}

export function chapterTitle(chapter: Chapter, order: ProductionOrder): string {
  const person = order.participants.find((one) => one.id === chapter.participantId);
  const title = chapter.stage === null ? (titles[chapter.type] ?? chapter.type) : stageTitles[chapter.stage];
  if (chapter.exhibit) return exhibitTitle(chapter.exhibit);
  return person ? `${title}: ${person.roleLabel} ${person.name}` : title;
}

interface Stretch {
  fromMs: number;
  toMs: number;
  title: string;
}
/** One stretch a moment, each up to the next: acts of one moment share a title. */
function stretchesOf(chapters: readonly Chapter[], order: ProductionOrder, durationMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const chapter of chapters.toSorted((a, b) => a.atMs - b.atMs || a.seq - b.seq)) {
    const fromMs = Math.min(Math.round(chapter.atMs), Math.max(0, Math.round(durationMs) - 1));
    const last = stretches.at(-1);
    const title = chapterTitle(chapter, order);
    if (last?.fromMs === fromMs) last.title += `; ${title}`;
    else {
      if (last) last.toMs = fromMs;
      stretches.push({ fromMs, toMs: Math.round(durationMs), title });
    }
  }
  return stretches;
}

/** Chapters in ffmpeg's metadata format, its special characters escaped. */
export function formatFfmetadata(chapters: readonly Chapter[], order: ProductionOrder, durationMs: number): string {
  const lines = [';FFMETADATA1'];
  for (const { fromMs, toMs, title } of stretchesOf(chapters, order, durationMs)) {
    const escaped = title.replace(/\p{C}/gu, ' ').replace(/[=;#\\]/g, (character) => `\\${character}`);
    lines.push('[CHAPTER]', 'TIMEBASE=1/1000', `START=${String(fromMs)}`, `END=${String(toMs)}`, `title=${escaped}`);
  }
  return `${lines.join('\n')}\n`;
}

function vttTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23);
}

/** Chapters as WebVTT (W3C), for players that take them beside the video. */
export function formatWebVtt(chapters: readonly Chapter[], order: ProductionOrder, durationMs: number): string {
  const cues = stretchesOf(chapters, order, durationMs).map(({ fromMs, toMs, title }) => {
    const escaped = title.replace(/\p{C}/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `${vttTime(fromMs)} --> ${vttTime(toMs)}\n${escaped}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}
