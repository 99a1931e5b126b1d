import { z } from 'zod';
import { hashOf } from '../hearing/chain.ts';
import { roleNames } from '../hearing/roleNames.ts';
import type { HearingState } from '../hearing/state.ts';
import { idSchema } from '../ids.ts';
import { type Defect, defectSchema } from './defects.ts';
import { spanSchema } from './sittingSpans.ts';

/**
 * The note of defects (录音录像瑕疵说明): what was not recorded, drafted from facts and from nothing else, in words of
 * both languages. With no defects it says so, and nobody needs to sign it.
 */
export const defectNoteSchema = z.strictObject({
  format: z.literal('assize.defects.1'),
  recordingId: idSchema,
  /** From the declaration of opening to the end of the hearing. */
  hearing: spanSchema,
  defects: z.array(defectSchema),
  text: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
});
export type DefectNote = z.infer<typeof defectNoteSchema>;

interface Facts {
  recordingId: string;
  about: Pick<HearingState, 'court' | 'caseNumber' | 'title'>;
  hearing: DefectNote['hearing'];
  defects: Defect[];
  /** IANA zone in which the court tells its times. */
  timeZone: string;
}
type Language = keyof DefectNote['text'];

/** Pure: the same facts give the same note, and so the same hash. */
export function writeDefectNote({ recordingId, about, hearing, defects, timeZone }: Facts): DefectNote {
  const given = { about, hearing, defects, timeZone };
  return { format: 'assize.defects.1', recordingId, hearing, defects, text: { 'zh-CN': writeText('zh-CN', given), en: writeText('en', given) } };
}

/** SHA-256 of the note's RFC 8785 form: what a signature under it is bound to. */
export function hashOfNote(note: DefectNote): string {
  return hashOf(note);
}

const causes: Record<Defect['cause'], Record<Language, string>> = {
  sfuLost: { 'zh-CN': '媒体服务器故障', en: 'the media server failed' },
  workerLost: { 'zh-CN': '媒体进程故障', en: 'a media process failed' },
  diskFull: { 'zh-CN': '存储空间已满', en: 'the disk was full' },
  diskSlow: { 'zh-CN': '存储写入过慢', en: 'the disk was too slow' },
  tapLost: { 'zh-CN': '录制通道中断', en: "the recorder's line was cut" },
  unknown: { 'zh-CN': '原因不明', en: 'the cause is not known' },
};
const sourceNames = {
  microphone: { 'zh-CN': '声音', en: 'sound' },
  camera: { 'zh-CN': '图像', en: 'picture' },
  screen: { 'zh-CN': '共享屏幕', en: 'shared screen' },
} as const;

function writeText(language: Language, { about, hearing, defects, timeZone }: Omit<Facts, 'recordingId'>): string {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const at = (instant: string): string => time.format(new Date(instant));
  const isChinese = language === 'zh-CN';
  const tracksOf = (concerned: NonNullable<Defect['concerned']>): string =>
    concerned
      .map(
        ({ role, name, sources }) =>
          `${roleNames[role][language]} ${name}${isChinese ? '（' : ' ('}${sources.map((one) => sourceNames[one][language]).join(isChinese ? '、' : ', ')}${isChinese ? '）' : ')'}`,
      )
      .join(isChinese ? '；' : '; ');
  const line = ({ fromAt, toAt, cause, concerned }: Defect, index: number): string => {
    const seconds = ((Date.parse(toAt) - Date.parse(fromAt)) / 1000).toFixed(1);
    const who = concerned === null || concerned.length === 0 ? (isChinese ? '全部在庭人员' : 'everybody in court') : tracksOf(concerned);
    return isChinese
      ? `${String(index + 1)}. 自 ${at(fromAt)} 至 ${at(toAt)}（${seconds} 秒）未能录制。原因：${causes[cause][language]}。涉及：${who}。`
      : `${String(index + 1)}. From ${at(fromAt)} to ${at(toAt)} (${seconds} s) nothing was recorded. Cause: ${causes[cause][language]}. Concerned: ${who}.`;
  };
  const head = isChinese
    ? [`${about.court}　${about.caseNumber}`, `庭审：${about.title}，自 ${at(hearing.fromAt)} 至 ${at(hearing.toAt)}（${timeZone}）。`]
    : [`${about.court}, ${about.caseNumber}`, `Hearing: ${about.title}, from ${at(hearing.fromAt)} to ${at(hearing.toAt)} (${timeZone}).`];
  if (defects.length === 0)
    return [...head, isChinese ? '应当录制的时段均已录制，未发现瑕疵。' : 'All that was to be recorded was recorded: no defect was found.'].join('\n');
  const count = isChinese
    ? `本次庭审录音录像有 ${String(defects.length)} 处瑕疵：`
    : `The recording of this hearing has ${String(defects.length)} defect${defects.length === 1 ? '' : 's'}:`;
  const end = isChinese
    ? '以上时段不属于休庭、不公开质证或者不宜录音录像的调解。有瑕疵的录音录像已原样保存。'
    : 'None of these times was a recess, evidence heard in private or a mediation not fit for recording. The defective recording is kept as it is.';
  return [...head, count, ...defects.map(line), end].join('\n');
}
