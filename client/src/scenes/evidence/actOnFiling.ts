import { addFiles, type ChosenFile, moveFile, noneLeftOut, orderByName, titleOf } from './chosenFiles.ts';
import type { Words } from './exhibitWords.ts';
import type { FileFault } from './fileFault.ts';
import { type Filing, type FilingRun, isSeveral, nothingChosen } from './filing.ts';

/** What a person does to what is to be filed, and what the filing of it reports. `choose` takes the place of what is there. */
export type FilingAct =
  | { type: 'choose' | 'add' | 'take'; chosen: readonly File[] }
  | { type: 'remove'; id: string }
  | { type: 'move'; id: string; by: -1 | 1 }
  | { type: 'order'; language: string }
  | { type: 'retitle'; id: string; title: string }
  | { type: 'words'; words: Partial<Words> }
  | { type: 'wantOne'; wantsOne: boolean }
  | { type: 'begin'; count: number }
  | { type: 'step'; index: number; nowIds: string[] }
  | { type: 'sent'; share: number }
  | { type: 'filed'; ids: string[] }
  | { type: 'refuse'; ids: string[]; fault: FileFault }
  | { type: 'fault'; fault: FileFault | undefined }
  | { type: 'end' };

/** The title typed for one file goes with it into a list, and the one in the list comes out again with the last file left. */
function withFiles(before: Filing, files: ChosenFile[]): Filing {
  const after = { ...before, files };
  const [only] = before.files;
  const [left] = files;
  const typed = before.words.title.trim();
  if (before.files.length === 1 && only && typed && files.includes(only) && isSeveral(after)) {
    return { ...after, files: files.map((one) => (one.id === only.id ? { ...one, title: typed } : one)), words: { ...before.words, title: '' } };
  }
  if (isSeveral(before) && files.length === 1 && left) return { ...after, words: { ...before.words, title: titleOf(left) } };
  return after;
}

const running = (filing: Filing, part: Partial<FilingRun>): Filing => (filing.run ? { ...filing, run: { ...filing.run, ...part } } : filing);

function end(filing: Filing): Filing {
  const { run, ...rest } = filing;
  if (!run) return filing;
  const files = filing.files.filter((one) => !run.filedIds.includes(one.id));
  const done = { filed: run.filed, left: files.length };
  return files.length === 0 ? { ...nothingChosen(filing.isHandheld), done } : { ...withFiles(rest, files), done };
}

export function actOnFiling(filing: Filing, act: FilingAct): Filing {
  switch (act.type) {
    case 'choose':
    case 'add':
    case 'take': {
      const kept = act.type === 'choose' ? [] : filing.files;
      const { files, leftOut } = addFiles(kept, act.chosen, { isTaken: act.type === 'take' });
      const { fault: _fault, ...rest } = filing;
      return { ...withFiles(rest, files), leftOut, done: null };
    }
    case 'remove':
      return {
        ...withFiles(
          filing,
          filing.files.filter((one) => one.id !== act.id),
        ),
        leftOut: noneLeftOut,
      };
    case 'move':
      return { ...filing, files: moveFile(filing.files, act.id, act.by) };
    case 'order':
      return { ...filing, files: orderByName(filing.files, act.language) };
    case 'retitle':
      return { ...filing, files: filing.files.map((one) => (one.id === act.id ? { ...one, title: act.title } : one)) };
    case 'words':
      return { ...filing, words: { ...filing.words, ...act.words } };
    case 'wantOne':
      return { ...filing, wantsOne: act.wantsOne };
    case 'begin': {
      const files = filing.files.map(({ fault: _fault, ...one }) => one);
      const { fault: _fault, ...rest } = filing;
      return { ...rest, files, leftOut: noneLeftOut, done: null, run: { index: 0, count: act.count, share: 0, filed: 0, nowIds: [], filedIds: [] } };
    }
    case 'step':
      return running(filing, { index: act.index, nowIds: act.nowIds, share: 0 });
    case 'sent':
      return running(filing, { share: act.share });
    case 'filed':
      return running(filing, { filedIds: [...(filing.run?.filedIds ?? []), ...act.ids], filed: (filing.run?.filed ?? 0) + 1, nowIds: [] });
    case 'refuse':
      return { ...filing, files: filing.files.map((one) => (act.ids.includes(one.id) ? { ...one, fault: act.fault } : one)) };
    case 'fault':
      return { ...filing, fault: act.fault, files: act.fault ? filing.files : filing.files.map(({ fault: _fault, ...one }) => one) };
    case 'end':
      return end(filing);
  }
}
