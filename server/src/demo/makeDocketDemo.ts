import { randomUUID } from 'node:crypto';
import { dayAt } from '@assize/contracts/casefile/reading/hours';
import type { MaterialKind } from '@assize/contracts/docket/causes';
import { emptyForm, type DocketForm } from '@assize/contracts/docket/form';
import { decideDocket } from '@assize/contracts/docket/rules';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { beginApplication } from '../docket/beginApplication.ts';
import { DocketLog } from '../docket/DocketLog.ts';
import { type Db, json } from '../platform/db.ts';
import { makeLink } from '../session/links.ts';
import { drawPage } from './fileDemoDocuments.ts';

interface DocketDemoOptions {
  db: Db;
  store: ObjectStore;
  timeZone: string;
  publicUrl: string;
}
const court = '演示人民法院';
const notReal = '本页为演示材料，不涉及真实人员与案件。';
const materials: readonly { kind: MaterialKind; title: string; lines: readonly string[] }[] = [
  { kind: 'identity', title: '身份证明（演示）', lines: [notReal] },
  { kind: 'evidence', title: '借条（演示）', lines: [notReal, '今借到人民币伍万元整，一年内归还。', '借款人：演示被告酉'] },
];

/** The demo court takes applications online, and one waits at its desk. Made once; nothing when it was. */
export async function makeDocketDemo({ db, store, timeZone, publicUrl }: DocketDemoOptions): Promise<Record<string, string>> {
  const found = await db.selectFrom('agency').select('id').where('name', '=', court).executeTakeFirst();
  const isMade = found && (await db.selectFrom('docket_court').select('code').where('court_id', '=', found.id).executeTakeFirst());
  if (!found || isMade) return {};
  await db.insertInto('docket_court').values({ court_id: found.id, code: '演示0001' }).execute();
  const by = { accountId: randomUUID(), name: '演示原告申' };
  await db.insertInto('account').values({ id: by.accountId, name: by.name, is_admin: false, created_at: new Date() }).execute();
  const [docket, applicationId] = [new DocketLog(db), randomUUID()];
  await beginApplication(db, docket, { applicationId, courtId: found.id, by, isAccountNew: true });
  await db
    .updateTable('docket_application')
    .set({ form: json(demoForm(by.name)), revision: 1 })
    .where('id', '=', applicationId)
    .execute();
  for (const { kind, title, lines } of materials) {
    const id = randomUUID();
    const { bytes, sha256 } = await store.put(documentKeys.original(applicationId, id), await drawPage(title, lines), { once: true });
    const row = { id, application_id: applicationId, kind, title, file_name: `${title}.png`, mime: 'image/png', bytes, sha256 };
    await db.insertInto('docket_material').values(row).execute();
  }
  const today = dayAt(new Date().toISOString(), timeZone);
  await docket.append(applicationId, { ...by, as: 'applicant' }, ({ state, draft }) =>
    decideDocket(state, { type: 'application.send', payload: { revision: 1 } }, { accountId: by.accountId, today, draft }),
  );
  return { applicant: `${publicUrl}/join#${(await makeLink(db, by.accountId, null)).secret}` };
}

/** Numbers that no person has. */
function demoForm(name: string): DocketForm {
  const form = emptyForm({ plaintiffId: randomUUID(), defendantId: randomUUID() }, name);
  const told = [
    { idNumber: '00000019900101000X', phone: '00000000001', address: '演示东区演示路1号' },
    { name: '演示被告酉', idNumber: '000000198802020019', phone: '00000000002', address: '演示东区演示路2号' },
  ];
  return {
    ...form,
    ...{
      cause: 'privateLoan',
      fields: { lentOn: '2025-03-01', dueOn: '2026-03-01', interest: '年利率3%' },
      amountFen: 5_000_000,
      acceptsService: true,
      vouches: true,
    },
    parties: form.parties.map((party, index) => ({ ...party, ...told[index] })),
    claims: ['判令被告归还借款本金50000元', '本案诉讼费用由被告承担'],
    facts: '演示内容：2025年3月1日，被告因资金周转向原告借款50000元，约定一年内归还。到期后被告未归还，原告多次催要未果。',
  };
}
