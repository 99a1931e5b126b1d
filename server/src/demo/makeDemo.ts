import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemActor } from '@assize/contracts/hearing/events';
import { hasEnded } from '@assize/contracts/hearing/state';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { z } from 'zod';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { inviteParticipant, type Invitation } from '../casefile/inviteParticipant.ts';
import { openCourtCase } from '../casefile/openCourtCase.ts';
import { scheduleHearing } from '../casefile/scheduleHearing.ts';
import type { HearingLog } from '../hearing/HearingLog.ts';
import type { Db } from '../platform/db.ts';
import { makeLink } from '../session/links.ts';
import { makeDocketDemo } from './makeDocketDemo.ts';
import { makeFilesDemo } from './makeFilesDemo.ts';

const demoFileSchema = z.object({
  baseUrl: z.string(),
  caseId: z.uuid(),
  hearingId: z.uuid(),
  links: z.record(z.string(), z.string()),
  /** A case that travels between agencies, and who works there. Absent in a file of before there was one. */
  files: z.object({ caseId: z.uuid(), links: z.record(z.string(), z.string()) }).optional(),
});
export type DemoFile = z.infer<typeof demoFileSchema>;
const demoCase = { caseNumber: '（2026）演示民初1号', title: '演示案件：货款纠纷', court: '演示人民法院' };

interface DemoOptions {
  db: Db;
  log: HearingLog;
  cases: CaseLog;
  store: ObjectStore;
  timeZone: string;
  masterKey: Buffer;
  publicUrl: string;
  path: string;
}

/**
 * The demo case with one link a role. The links' secrets stand in `demo.json` only; when that file is missing,
 * or the hearing it names has ended, a new hearing with new people is made in the same case.
 */
export async function makeDemo(options: DemoOptions): Promise<void> {
  const { db, path, publicUrl } = options;
  const kept = await readDemo(path);
  const isKept = kept && (await isUsable(db, kept.hearingId));
  const files = kept?.files ? { ...kept.files, links: moveLinks(kept.files.links, publicUrl) } : await makeFilesDemo(options);
  const hearing = isKept ? { ...kept, baseUrl: publicUrl, links: moveLinks(kept.links, publicUrl) } : await makeHearing(options);
  const docket = await makeDocketDemo(options);
  await writeDemo(path, { ...hearing, files: { ...files, links: { ...files.links, ...docket } } });
}

/** The same links at the address of now. */
function moveLinks(links: Record<string, string>, publicUrl: string): Record<string, string> {
  return Object.fromEntries(Object.entries(links).map(([role, link]) => [role, `${publicUrl}/join${new URL(link).hash}`]));
}

async function makeHearing(options: DemoOptions): Promise<DemoFile> {
  const { db, log, masterKey, publicUrl } = options;
  const caseId = await findOrMakeCase(options);
  const scheduledAt = new Date(Date.now() + 15 * 60_000).toISOString();
  const hearingId = await scheduleHearing(db, log, masterKey, caseId, { title: '第一次开庭（演示）', courtroom: '在线法庭一', scheduledAt });
  const links: Record<string, string> = {};
  const invite = async (role: string, invitation: Invitation): Promise<string> => {
    const { participantId, secret } = await inviteParticipant(db, log, hearingId, invitation);
    links[role] = `${publicUrl}/join#${secret}`;
    return participantId;
  };
  await invite('judge', { name: '演示审判长', role: 'presidingJudge' });
  await invite('clerk', { name: '演示书记员', role: 'clerk' });
  const plaintiff = await invite('plaintiff', { name: '演示原告甲', role: 'plaintiff' });
  await invite('defendant', { name: '演示被告乙', role: 'defendant' });
  await invite('lawyer', { name: '演示律师丙', role: 'lawyer', actsFor: plaintiff });
  await invite('witness', { name: '演示证人丁', role: 'witness' });
  await invite('observer', { name: '演示旁听人戊', role: 'observer' });
  const adminId = randomUUID();
  await db.insertInto('account').values({ id: adminId, name: '演示管理员', is_admin: true, created_at: new Date() }).execute();
  links['admin'] = `${publicUrl}/join#${(await makeLink(db, adminId, null)).secret}`;
  await log.append({ hearingId, actor: systemActor, decide: () => [{ type: 'hearing.checkInOpened', payload: {} }] });
  return { baseUrl: publicUrl, caseId, hearingId, links };
}

async function findOrMakeCase({ db, cases, timeZone }: DemoOptions): Promise<string> {
  const found = await db.selectFrom('court_case').select('id').where('case_number', '=', demoCase.caseNumber).executeTakeFirst();
  return found?.id ?? openCourtCase(db, cases, timeZone, { ...demoCase, isDemo: true });
}

async function isUsable(db: Db, hearingId: string): Promise<boolean> {
  const row = await db.selectFrom('hearing').select('state').where('id', '=', hearingId).executeTakeFirst();
  return row !== undefined && !hasEnded(row.state);
}

async function readDemo(path: string): Promise<DemoFile | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : demoFileSchema.safeParse(JSON.parse(text)).data;
}

async function writeDemo(path: string, demo: DemoFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
