import type { CaseDraft } from '../casefile/events.ts';
import type { CaseFileBytes } from '../casefile/volumes/wire.ts';
import { enterStage } from '../casefile/stages/rules.ts';
import type { Id } from '../ids.ts';
import { emailSchema, mobileSchema } from '../notices/wire.ts';
import { causeOf, type MaterialKind } from './causes.ts';
import type { DocketForm, DocketParty } from './form.ts';
import { birthdayOf, plainIdNumber } from './idNumbers.ts';
import { dayLater } from './rules.ts';
import type { DocketMaterial } from './wire.ts';

/** Days in which the plaintiff pays after being told to (诉讼费用交纳办法 art. 22). */
const daysToPay = 7;
/** Headings of the main volume under which what was given stands. */
const folders: Record<MaterialKind, string> = { identity: '身份证明', evidence: '证据材料', authority: '授权委托材料', award: '仲裁材料', other: '其他材料' };

export interface Opening {
  caseNumber: string;
  court: { id: Id; name: string };
  applicantId: Id;
  form: DocketForm;
  materials: readonly DocketMaterial[];
  /** The complaint as it was filled in, printed, under its id as a document. */
  complaint: { documentId: Id; file: CaseFileBytes };
  feeFen: number | null;
  /** Days of the court's calendar. */
  receivedOn: string;
  today: string;
  newId: () => Id;
}

/** The name of a cause as it stands in the file. */
export function causeNameOf({ cause, fields }: Pick<DocketForm, 'cause' | 'fields'>): string {
  const named = cause === null ? null : causeOf(cause).name;
  return (named ?? fields['causeInWords'] ?? '').trim().slice(0, 100) || '其他纠纷';
}

/** With what a case begins that was accepted from an application: parties, agents, what was given, who follows it, the fee. */
export function openingOf(opening: Opening): [Extract<CaseDraft, { type: 'case.opened' }>, ...CaseDraft[]] {
  const { form, court, caseNumber, materials, complaint, receivedOn, today } = opening;
  const kind = form.cause === null ? 'civil' : causeOf(form.cause).kind;
  const cause = causeNameOf(form);
  const facts = { caseNumber, title: titleOf(form, cause), cause, kind, matters: [], secrecy: 'ordinary' as const };
  const authority = materials.find((one) => one.kind === 'authority');
  const filed = materials.map(({ materialId, kind: of, title, fileName, mime, bytes, sha256 }) =>
    document(materialId, folders[of], title, { fileName, mime, bytes, sha256 }),
  );
  return [
    { type: 'case.opened', payload: { ...facts, agencyId: court.id, agencyName: court.name } },
    enterStage(kind, 'filing', receivedOn),
    ...form.parties.map(partyOf),
    document(complaint.documentId, '诉状', '起诉状（网上立案填报）', complaint.file),
    ...filed,
    ...form.agents.map((one): CaseDraft => {
      const { firm, licence, powers, authority: given, ...agent } = one;
      const isSpecial = given === 'special' && powers.length > 0;
      const named = {
        ...agent,
        name: agent.name.trim(),
        firm: firm.trim() || null,
        licence: licence.trim() || null,
        documentId: authority?.materialId ?? null,
      };
      return { type: 'agent.named', payload: { ...named, authority: isSpecial ? 'special' : 'general', powers: isSpecial ? powers : [] } };
    }),
    ...followerOf(opening),
    ...feeOf(opening),
    // Accepted: the court hears it from now on, and the months of the first instance run (CPL 152).
    enterStage(kind, 'trial', today),
  ];
}

/** `甲等诉乙民间借贷纠纷`. */
function titleOf({ parties }: DocketForm, cause: string): string {
  const side = (role: DocketParty['role']): string => {
    const names = parties.filter((one) => one.role === role).map((one) => one.name.trim().slice(0, 40));
    return `${names[0] ?? ''}${names.length > 1 ? '等' : ''}`;
  };
  return `${side('plaintiff')}诉${side('defendant')}${cause}`;
}

function partyOf({ partyId, role, form, name, idKind, idNumber, phone }: DocketParty): CaseDraft {
  const number = plainIdNumber(idNumber);
  const bornOn = idKind === 'residentId' ? birthdayOf(number) : null;
  return { type: 'party.added', payload: { partyId, role, form, name: name.trim(), idNumber: number || null, phone: phone.trim() || null, bornOn } };
}

function document(documentId: Id, folder: string, title: string, file: CaseFileBytes): CaseDraft {
  return { type: 'document.filed', payload: { documentId, volume: 'main', folder, title, madeOn: null, file } };
}

/** Where whoever applied is told of the case, as far as notices can go there. Where an agent applies, the plaintiff’s phone is not theirs. */
export function contactOf({ form }: Pick<Opening, 'form'>): { email: string | null; phone: string | null } {
  const phone = form.appliesAs === 'party' ? form.parties.find((one) => one.role === 'plaintiff')?.phone : undefined;
  return { email: emailSchema.safeParse(form.email.trim()).data ?? null, phone: mobileSchema.safeParse(phone).data ?? null };
}

/** Whoever applied follows the case from its first day, by the account that they applied with. Where they are reached is no line of the log, which stays. */
function followerOf({ form, applicantId, newId }: Opening): CaseDraft[] {
  const plaintiff = form.parties.find((one) => one.role === 'plaintiff');
  const agent = form.appliesAs === 'agent' ? form.agents[0] : undefined;
  if (!plaintiff) return [];
  const who = agent
    ? { as: 'agent' as const, name: agent.name, partyId: agent.partyId }
    : { as: 'party' as const, name: plaintiff.name, partyId: plaintiff.partyId };
  const reached = { email: null, phone: null, acceptsService: form.acceptsService };
  return [{ type: 'follower.named', payload: { ...who, ...reached, name: who.name.trim(), followerId: newId(), accountId: applicantId } }];
}

function feeOf({ form, feeFen, today, newId }: Opening): CaseDraft[] {
  const payer = form.parties.find((one) => one.role === 'plaintiff');
  if (!payer || feeFen === null || feeFen === 0) return [];
  return [{ type: 'fee.set', payload: { feeId: newId(), partyId: payer.partyId, title: '案件受理费', fen: feeFen, dueOn: dayLater(today, daysToPay) } }];
}
