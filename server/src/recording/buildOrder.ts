import type { ExportedLog } from '@assize/contracts/hearing/log';
import type { Role } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';

/** Role plates in the picture: the record is a Chinese court's. */
const roleLabels: Record<Role, string> = {
  presidingJudge: '审判长',
  soleJudge: '独任审判员',
  judge: '审判员',
  assessor: '人民陪审员',
  judgeAssistant: '法官助理',
  clerk: '书记员',
  bailiff: '司法警察',
  technician: '技术人员',
  plaintiff: '原告',
  defendant: '被告',
  appellant: '上诉人',
  appellee: '被上诉人',
  thirdParty: '第三人',
  applicant: '申请执行人',
  respondent: '被执行人',
  publicProsecutor: '公诉人',
  procurator: '公益诉讼起诉人',
  accused: '被告人',
  victim: '被害人',
  statutoryAgent: '法定代理人',
  lawyer: '委托诉讼代理人',
  defender: '辩护人',
  witness: '证人',
  appraiser: '鉴定人',
  expertAssistant: '有专门知识的人',
  interpreter: '翻译人员',
  observer: '旁听人员',
};

/** All that production needs besides the journal. Pure: the same log gives the same order. */
export function buildOrder(
  recordingId: string,
  state: HearingState,
  log: ExportedLog,
  found: Pick<ProductionOrder, 'journals' | 'documents'>,
  timeZone: string,
): ProductionOrder {
  const participants = Object.values(state.participants).map(({ id, role, side, seat, name }) => ({ id, role, roleLabel: roleLabels[role], side, seat, name }));
  return {
    format: 'assize.order.1',
    recordingId,
    hearingId: state.id,
    court: state.court,
    caseNumber: state.caseNumber,
    title: state.title,
    timeZone,
    spans: sittingSpans(log.events),
    participants,
    ...found,
    log,
  };
}
