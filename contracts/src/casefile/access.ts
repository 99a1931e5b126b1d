import type { AgencyKind, Membership, StaffRole } from '../agency/agencies.ts';
import type { Id } from '../ids.ts';
import { type CaseFileKind, type Secrecy, secrecies } from './kinds.ts';

/**
 * What an agency is to a case. `lead`: the case is in its hands. `receiver`: it is sent to it and not answered yet.
 * `former`: it had the lead before. `grantee`: its owner shares it. A case has one `lead`.
 */
export const agencyRelations = ['lead', 'receiver', 'former', 'grantee'] as const;
/**
 * What a person is to a case. `handler`: named on it within the agency that leads. `counsel`: a lawyer to whom a
 * reading period is appointed, until its end. `party`: a party, or who acts for one. `relative`: named by an accused to be told.
 */
export const personRelations = ['handler', 'counsel', 'party', 'relative'] as const;
export type AgencyRelation = (typeof agencyRelations)[number];
export type PersonRelation = (typeof personRelations)[number];
export type CaseRelation = AgencyRelation | PersonRelation;

/** What may be done with a case, as far as who somebody is decides it; what a case's state forbids is each command's own rule. */
export const caseActs = [
  /** Number, cause, kind, stage, dates. */
  'seeCase',
  /** Who is in it, by name and part. */
  'seeNames',
  /** The same with what identifies them and how they are reached. */
  'seePeople',
  'seeMainVolume',
  'seeSideVolume',
  /** By which traits it can be found from others. */
  'seeTraits',
  /** The log of the case. */
  'seeHistory',
  /** Who looked at it. */
  'seeLooks',
  'describeCase',
  'assignCase',
  'changePeople',
  'moveStage',
  'fileDocuments',
  'handOver',
  'answerHandover',
  /** Who follows the case, what they are told and answered, steps of enforcement and fees. */
  'tellParties',
  /** The case as its parties see it, and what is written to oneself. */
  'followCase',
  'giveClues',
  /** Hands in evidence and opinions for the case; reads what one handed in oneself, and takes it back while nobody answered it. */
  'offerDocuments',
  /** Reads what parties offered before it is part of the file. */
  'readOffers',
  /** Takes it into the file, or refuses it. */
  'receiveOffers',
  /** Says to whom it is shared, and ends that. */
  'answerShare',
  /** Looks at the groups that the case is in. */
  'seeGroup',
  /** Puts it into a group, and takes it out. */
  'groupCase',
  /** Reads what the period that was appointed names, while it is open: judged by `readingOf` where pages are given. */
  'readAppointed',
  'commentOnCase',
  /** Checks a lawyer's authority, appoints and ends reading, reads and answers comments. */
  'receiveCounsel',
  /** When and where it is heard. */
  'seeHearings',
  /** Who is named in a hearing, what was recorded and put before the court. */
  'seeHearingRecords',
  /** Books hearings, moves and cancels them, and hands out links. */
  'bookHearing',
] as const;
export type CaseAct = (typeof caseActs)[number];

interface AccessLine {
  acts: readonly CaseAct[];
  /** By an agency's relation: of which kinds of agency, in which roles. Absent: by one's own. */
  agencies?: { kinds: readonly AgencyKind[]; roles: readonly StaffRole[] };
  relations: readonly CaseRelation[];
  /** All, when absent. */
  kinds?: readonly CaseFileKind[];
  secrecy: readonly Secrecy[];
}

const organs: readonly AgencyKind[] = ['police', 'procuratorate', 'court'];
const open: readonly Secrecy[] = ['ordinary'];
const notSecret: readonly Secrecy[] = ['ordinary', 'minors'];
const work = ['describeCase', 'changePeople', 'fileDocuments', 'tellParties', 'seeGroup', 'receiveCounsel', 'readOffers', 'receiveOffers'] as const;
/** Of hearings, for the court that leads the case; elsewhere there are none to book, which its rule says. */
const hearings = ['seeHearings', 'seeHearingRecords', 'bookHearing'] as const;
const sharing = ['answerShare', 'groupCase'] as const;
const people = ['seeNames', 'seePeople'] as const;
// Whoever has it just taken it may ask to take it again: the rule tells them that it was answered.
const moving = ['handOver', 'answerHandover'] as const;
const readSent = ['seeCase', ...people, 'seeTraits', 'seeMainVolume', 'seeHistory'] as const;
/** Of the side volume an agency reads what it filed itself: see `isOwnSide`. */
const readWhole = [...readSent, 'seeSideVolume'] as const;

/**
 * Who may do what with which case: agency × role × relation × kind × secrecy × act. The only place where this is said:
 * the server asks it for a page and compiles it into the condition of every list, count and search.
 */
export const caseAccess: readonly AccessLine[] = [
  // Whose hands it is in.
  { acts: [...readWhole, ...work, 'moveStage'], agencies: { kinds: organs, roles: ['handler', 'assistant'] }, relations: ['lead'], secrecy: open },
  {
    acts: [...readWhole, ...work, 'moveStage', ...moving, ...sharing, 'assignCase'],
    agencies: { kinds: organs, roles: ['desk'] },
    relations: ['lead'],
    secrecy: notSecret,
  },
  {
    acts: [...readWhole, 'seeLooks', 'seeGroup', ...moving, ...sharing, 'assignCase', 'receiveCounsel', 'readOffers'],
    agencies: { kinds: organs, roles: ['head'] },
    relations: ['lead'],
    secrecy: secrecies,
  },
  // Named on it: also where others of the agency may not look.
  { acts: [...readWhole, ...work, ...hearings, 'moveStage', 'handOver', ...sharing, 'seeLooks'], relations: ['handler'], secrecy: secrecies },
  // The court that hears it.
  { acts: hearings, agencies: { kinds: ['court'], roles: ['handler', 'assistant'] }, relations: ['lead'], secrecy: open },
  { acts: hearings, agencies: { kinds: ['court'], roles: ['desk'] }, relations: ['lead'], secrecy: notSecret },
  { acts: ['seeHearings', 'seeHearingRecords'], agencies: { kinds: ['court'], roles: ['head'] }, relations: ['lead'], secrecy: secrecies },

  // To whom it is sent: what came is checked before it is taken.
  { acts: [...readSent, 'answerHandover'], agencies: { kinds: organs, roles: ['desk'] }, relations: ['receiver'], secrecy: notSecret },
  { acts: [...readSent, 'answerHandover'], agencies: { kinds: organs, roles: ['head'] }, relations: ['receiver'], secrecy: secrecies },
  { acts: ['seeCase', ...people, 'seeMainVolume'], agencies: { kinds: organs, roles: ['handler'] }, relations: ['receiver'], secrecy: open },

  // Whoever handed it over follows what becomes of it, and keeps what it sent; the other's side volume is not its own.
  {
    acts: ['seeCase', ...people, 'seeTraits', 'seeMainVolume', 'seeHistory', 'seeHearings'],
    agencies: { kinds: organs, roles: ['desk', 'head'] },
    relations: ['former'],
    secrecy: notSecret,
  },
  { acts: ['seeCase', 'seeNames'], agencies: { kinds: organs, roles: ['handler', 'assistant'] }, relations: ['former'], secrecy: open },

  // With whom it is shared: named documents, for a time (`sharing`). Minors are masked there, and not for everybody in the house.
  {
    acts: ['seeCase', ...people, 'seeTraits', 'seeMainVolume'],
    agencies: { kinds: organs, roles: ['handler', 'desk', 'head'] },
    relations: ['grantee'],
    secrecy: open,
  },
  { acts: ['seeCase', 'seeNames', 'seeMainVolume'], agencies: { kinds: organs, roles: ['desk', 'head'] }, relations: ['grantee'], secrecy: ['minors'] },

  // Outside the hours the case stays known and its pages are not: so a lawyer never has the volume, but what is open of it.
  { acts: ['seeCase', 'seeNames', 'readAppointed', 'commentOnCase'], relations: ['counsel'], secrecy: notSecret },
  { acts: ['seeCase', 'seeNames', 'followCase', 'giveClues', 'offerDocuments'], relations: ['party'], secrecy: notSecret },
  { acts: ['seeCase', 'followCase'], relations: ['relative'], secrecy: notSecret },
];

/** Who asks: an account with its places in agencies. An administrator of the installation is none of them and reads no case. */
export interface CaseViewer {
  accountId: Id;
  memberships: readonly Membership[];
}

/** One way to be allowed: whoever stands in one of these relations, the agency or the person, to a case of these kinds and classes. */
export interface CaseRule {
  by: { agencyId: Id } | { accountId: Id };
  relations: readonly CaseRelation[];
  /** Null: all. */
  kinds: readonly CaseFileKind[] | null;
  secrecy: readonly Secrecy[];
}

/** All ways by which this viewer may do this act, for one case or for a condition over many. Empty: never. */
export function rulesFor(viewer: CaseViewer, act: CaseAct): CaseRule[] {
  return caseAccess
    .filter((line) => line.acts.includes(act))
    .flatMap(({ agencies, relations, kinds = null, secrecy }): CaseRule[] => {
      if (!agencies) return [{ by: { accountId: viewer.accountId }, relations, kinds, secrecy }];
      return viewer.memberships
        .filter(({ agency, role }) => agencies.kinds.includes(agency.kind) && agencies.roles.includes(role))
        .map(({ agency }) => ({ by: { agencyId: agency.id }, relations, kinds, secrecy }));
    });
}

/** What there is to know about a case to judge who may do what with it. */
export interface CaseFacts {
  kind: CaseFileKind;
  secrecy: Secrecy;
  /** Relations that hold at this moment. */
  relations: readonly { agencyId: Id | null; accountId: Id | null; relation: CaseRelation }[];
}

/** Whether one of the rules fits this case. The same is said in SQL by the server's `caseFilter`. */
export function fits(rules: readonly CaseRule[], { kind, secrecy, relations }: CaseFacts): boolean {
  return rules.some(
    (rule) =>
      (rule.kinds === null || rule.kinds.includes(kind)) &&
      rule.secrecy.includes(secrecy) &&
      relations.some(
        (one) => rule.relations.includes(one.relation) && ('agencyId' in rule.by ? one.agencyId === rule.by.agencyId : one.accountId === rule.by.accountId),
      ),
  );
}

export function mayOnCase(viewer: CaseViewer, act: CaseAct, facts: CaseFacts): boolean {
  return fits(rulesFor(viewer, act), facts);
}
