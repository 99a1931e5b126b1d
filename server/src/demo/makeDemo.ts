import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemActor } from '@assize/contracts/hearing/events';
import { hasEnded } from '@assize/contracts/hearing/state';
import { z } from 'zod';
import { inviteParticipant, type Invitation } from '../casefile/inviteParticipant.ts';
import { scheduleHearing } from '../casefile/scheduleHearing.ts';
import type { HearingLog } from '../hearing/HearingLog.ts';
import type { Db } from '../platform/db.ts';
import { makeLink } from '../session/links.ts';

const demoFileSchema = z.object({ baseUrl: z.string(), caseId: z.uuid(), hearingId: z.uuid(), links: z.record(z.string(), z.string()) });
export type DemoFile = z.infer<typeof demoFileSchema>;
const demoCase = { caseNumber: '（2026）演示民初1号', title: '演示案件：货款纠纷', court: '演示人民法院' };

interface DemoOptions {
  db: Db;
  log: HearingLog;
  masterKey: Buffer;
  publicUrl: string;
  path: string;
}

/**
 * The demo case with one link a role. The links' secrets stand in `demo.json` only; when that file is missing,
 * or the hearing it names has ended, a new hearing with new people is made in the same case.
 */
export async function makeDemo(options: DemoOptions): Promise<void> {
  const kept = await readDemo(options.path);
  if (kept && (await isUsable(options.db, kept.hearingId))) {
    const links = Object.fromEntries(Object.entries(kept.links).map(([role, link]) => [role, `${options.publicUrl}/join${new URL(link).hash}`]));
    await writeDemo(options.path, { ...kept, baseUrl: options.publicUrl, links });
    return;
  }
  await writeDemo(options.path, await makeHearing(options));
}

async function makeHearing({ db, log, masterKey, publicUrl }: DemoOptions): Promise<DemoFile> {
  const caseId = await findOrMakeCase(db);
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

async function findOrMakeCase(db: Db): Promise<string> {
  const found = await db.selectFrom('court_case').select('id').where('is_demo', '=', true).executeTakeFirst();
  if (found) return found.id;
  const id = randomUUID();
  await db
    .insertInto('court_case')
    .values({ id, case_number: demoCase.caseNumber, title: demoCase.title, court: demoCase.court, is_demo: true, created_at: new Date() })
    .execute();
  return id;
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
