import { sign } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { findObstacle, retentionOf } from '@assize/contracts/custody/keeping/rules';
import type { DestructionCertificate, KeepingHealth, SignedCertificate } from '@assize/contracts/custody/keeping/views';
import { readCustody } from '@assize/contracts/custody/reduce';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { getCustody, listCustody } from '../custody/listCustody.ts';
import { getHearing } from '../hearing/readHearing.ts';
import type { CourtKey } from '../hearing/sealLog.ts';
import type { Db } from '../platform/db.ts';

/** What was last found of the copies of a hearing's evidence. */
export async function presentHealth(db: Db, hearingId: string): Promise<KeepingHealth> {
  const rows = await db.selectFrom('stored_object').selectAll().where('hearing_id', '=', hearingId).where('destroyed_at', 'is', null).orderBy('key').execute();
  const checked = rows.flatMap((row) => (row.checked_at ? [row.checked_at.getTime()] : []));
  const isBad = (state: string): boolean => ['broken', 'missing', 'away'].includes(state);
  const [{ state: hearing }, custody] = await Promise.all([getHearing(db, hearingId), getCustody(db, hearingId)]);
  return {
    ...retentionOf(custody.keeping, hearing),
    obstacle: findObstacle(custody, { hearing, now: new Date().toISOString() }) ?? null,
    objects: rows.length,
    bytes: rows.reduce((sum, row) => sum + Number(row.bytes), 0),
    checkedAt: checked.length === rows.length && rows.length > 0 ? new Date(Math.min(...checked)).toISOString() : null,
    hasSecondCopy: rows.some((row) => row.second_copy !== 'none' && row.second_copy !== 'unchecked'),
    unwell: rows
      .filter((row) => isBad(row.first_copy) || isBad(row.second_copy))
      .map((row) => ({ key: row.key, first: row.first_copy, second: row.second_copy })),
  };
}

/** Throws `notFound` while nothing was destroyed. */
export async function certify(db: Db, hearingId: string, key: CourtKey): Promise<SignedCertificate> {
  const { state, case_id: caseId } = await getHearing(db, hearingId);
  const lines = await listCustody(db, hearingId);
  const { keeping } = readCustody(hearingId, lines);
  const line = lines.find((one) => one.type === 'destruction.done');
  const { retention } = retentionOf(keeping, state);
  if (!line || !keeping.destroyed || !keeping.proposal || !keeping.approval) throw new AppError('notFound', { what: 'certificate' });
  const courtCase = await db.selectFrom('court_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
  const deedOf = async ({ at, accountId, participantId, reason }: NonNullable<typeof keeping.approval>): Promise<DestructionCertificate['proposed']> => {
    const account = await db.selectFrom('account').select('name').where('id', '=', accountId).executeTakeFirst();
    const person = participantId === null ? undefined : state.participants[participantId];
    return { at, reason, name: person?.name ?? account?.name ?? '', role: person?.role ?? null };
  };
  const certificate: DestructionCertificate = {
    format: 'assize.destruction.1',
    hearingId,
    court: courtCase.court,
    caseNumber: courtCase.case_number,
    title: state.title,
    retention,
    dueOn: keeping.proposal.dueOn,
    proposed: await deedOf(keeping.proposal),
    reviewed: await deedOf(keeping.approval),
    destroyedAt: keeping.destroyed.at,
    isKeyDestroyed: keeping.destroyed.isKeyDestroyed,
    objects: keeping.destroyed.objects,
    line: { seq: line.seq, hash: line.hash },
  };
  const value = sign(null, Buffer.from(canonicalForm(certificate)), key.privateKey).toString('base64');
  return { certificate, signature: { keyId: key.id, publicKey: key.publicKey, value } };
}
