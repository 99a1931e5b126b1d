import type { ExportChoice } from '@assize/contracts/recording/package';

const forms: Record<ExportChoice['form'], string> = {
  whole: '录像及全部音视频轨 · Picture and every track',
  audio: '仅声音 · Sound only',
  tracks: '选定的音视频轨 · Chosen tracks',
};

function clock(ms: number): string {
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms / 1000) % 60];
  return `${String(hours)}:${String(minutes).padStart(2, '0')}:${seconds.toFixed(3).padStart(6, '0')}`;
}

/** What a package holds, in a line of both languages. A span is told exactly, on the recording's clock. */
export function describeChoice({ form, span, withLog, withExhibits, withJournal, isMarked }: ExportChoice): string {
  return [
    forms[form],
    span ? `${clock(span.fromMs)} – ${clock(span.toMs)}` : '全程 · From the opening to the end',
    ...(withLog ? ['庭审日志 · Log'] : []),
    ...(withExhibits ? ['出示的证据 · Exhibits shown'] : []),
    ...(withJournal ? ['原始录制日志 · Journal as received'] : []),
    ...(isMarked
      ? [form === 'audio' ? '声音标明接收人 · Sound marked for the recipient' : '画面和声音标明接收人 · Picture and sound marked for the recipient']
      : []),
  ].join('；');
}
