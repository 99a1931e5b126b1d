import { dayAt } from '@assize/contracts/casefile/reading/hours';
import { randomUUID } from 'node:crypto';
import type { AgencyKind, StaffRole } from '@assize/contracts/agency/agencies';
import { type CaseActor, type CaseDraft, caseSystem } from '@assize/contracts/casefile/events';
import { enterStage } from '@assize/contracts/casefile/stages/rules';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { nameStaff } from '../agency/memberships.ts';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { enterContact } from '../notices/contacts.ts';
import type { Db } from '../platform/db.ts';
import { makeLink } from '../session/links.ts';
import { fileDemoDocuments } from './fileDemoDocuments.ts';

interface FilesDemoOptions {
  db: Db;
  cases: CaseLog;
  store: ObjectStore;
  timeZone: string;
  publicUrl: string;
}

const demoAgencies: readonly {
  name: string;
  kind: AgencyKind;
  district: string;
  people: readonly { link: string; name: string; roles: readonly StaffRole[] }[];
}[] = [
  {
    ...{ name: '演示市公安局东区分局', kind: 'police', district: '演示东区' },
    people: [
      { link: 'police', name: '演示民警己', roles: ['handler', 'desk'] },
      { link: 'policeHead', name: '演示局长庚', roles: ['head'] },
    ],
  },
  { name: '演示市公安局西区分局', kind: 'police', district: '演示西区', people: [{ link: 'policeWest', name: '演示民警辛', roles: ['handler', 'desk'] }] },
  {
    ...{ name: '演示市东区人民检察院', kind: 'procuratorate', district: '演示东区' },
    people: [
      { link: 'procurator', name: '演示检察官壬', roles: ['handler', 'desk'] },
      { link: 'chiefProcurator', name: '演示检察长癸', roles: ['head'] },
    ],
  },
  {
    name: '演示市西区人民检察院',
    kind: 'procuratorate',
    district: '演示西区',
    people: [{ link: 'procuratorWest', name: '演示检察官子', roles: ['handler', 'desk'] }],
  },
  { name: '演示人民法院', kind: 'court', district: '演示东区', people: [{ link: 'filingDesk', name: '演示立案法官丑', roles: ['handler', 'desk', 'head'] }] },
  { name: '演示律师事务所', kind: 'lawFirm', district: '演示东区', people: [{ link: 'counsel', name: '演示律师寅', roles: ['lawyer'] }] },
];

/** Agencies of two districts with people who work in them, and a case of telecom fraud that the police have opened. */
export async function makeFilesDemo({ db, cases, store, timeZone, publicUrl }: FilesDemoOptions): Promise<{ caseId: string; links: Record<string, string> }> {
  const links: Record<string, string> = {};
  const ids: Record<string, string> = {};
  for (const { name, kind, district, people } of demoAgencies) {
    const row = { id: randomUUID(), kind, level: 'basic' as const, name, district, is_demo: true };
    await db
      .insertInto('agency')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const { id } = await db.selectFrom('agency').select('id').where('name', '=', name).executeTakeFirstOrThrow();
    ids[name] = id;
    for (const person of people) {
      const accountId = randomUUID();
      await db.insertInto('account').values({ id: accountId, name: person.name, is_admin: false, created_at: new Date() }).execute();
      for (const role of person.roles) await nameStaff(db, id, accountId, role);
      links[person.link] = `${publicUrl}/join#${(await makeLink(db, accountId, null)).secret}`;
    }
  }
  const [police] = demoAgencies;
  const named = await nameFollowers(db, publicUrl);
  const agency = { id: ids[police?.name ?? ''] ?? '', name: police?.name ?? '' };
  const actor = { ...caseSystem, agencyId: agency.id, agencyKind: 'police' as const };
  const caseId = await openFraudCase(cases, agency.name, actor, timeZone, named.followers);
  await fileDemoDocuments(cases, store, caseId, actor);
  return { caseId, links: { ...links, ...named.links } };
}

const [suspectId, victimId] = [randomUUID(), randomUUID()];

/** A victim and a relative of the accused, who follow the case. */
async function nameFollowers(db: Db, publicUrl: string): Promise<{ followers: CaseDraft[]; links: Record<string, string> }> {
  const followers: CaseDraft[] = [];
  const links: Record<string, string> = {};
  for (const { link, name, partyId, as, phone } of [
    { link: 'victim', name: '演示被害人辰', partyId: victimId, as: 'party' as const, phone: '+8610000000002' },
    { link: 'relative', name: '演示家属午', partyId: suspectId, as: 'relative' as const, phone: null },
  ]) {
    const accountId = randomUUID();
    await db.insertInto('account').values({ id: accountId, name, is_admin: false, created_at: new Date() }).execute();
    await enterContact(db, accountId, { email: `${link}@demo.example`, phone });
    links[link] = `${publicUrl}/join#${(await makeLink(db, accountId, null)).secret}`;
    followers.push({
      type: 'follower.named',
      payload: { followerId: randomUUID(), accountId, partyId, as, name, email: null, phone: null, acceptsService: true },
    });
  }
  return { followers, links };
}

async function openFraudCase(cases: CaseLog, agencyName: string, actor: CaseActor, timeZone: string, followers: readonly CaseDraft[]): Promise<string> {
  const id = randomUUID();
  const opened = {
    ...{ caseNumber: `演示公（刑）立字〔2026〕${id.slice(0, 4)}号`, title: '演示案件：冒充客服电信网络诈骗', cause: '诈骗' },
    ...{ kind: 'criminal' as const, matters: ['telecomFraud' as const], secrecy: 'ordinary' as const },
    ...{ agencyId: actor.agencyId ?? '', agencyName },
  };
  const more: CaseDraft[] = [
    enterStage('criminal', 'policeInvestigation', dayAt(new Date().toISOString(), timeZone)),
    party(suspectId, 'suspect', '演示嫌疑人卯', '000000199001010000', '00000000001'),
    party(victimId, 'victim', '演示被害人辰', '000000195501010000', '00000000002'),
    party(randomUUID(), 'victim', '演示被害人巳', '000000196001010000', '00000000003'),
    ...followers,
  ];
  await cases.open({ id, isDemo: true }, [{ type: 'case.opened', payload: opened }, ...more], actor);
  return id;
}

/** Numbers that no person has. */
function party(partyId: string, role: 'suspect' | 'victim', name: string, idNumber: string, phone: string): CaseDraft {
  return { type: 'party.added', payload: { partyId, role, form: 'person', name, idNumber, phone, bornOn: null } };
}
