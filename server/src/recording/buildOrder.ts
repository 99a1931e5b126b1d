import type { HearingEvent } from '@assize/contracts/hearing/events';
import type { ExportedLog } from '@assize/contracts/hearing/log';
import type { Role } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { ProductionOrder } from '@assize/contracts/recording/products';

/** Role plates in the picture: the record is a Chinese court's. */
const roleLabels: Record<Role, string> = {
  presidingJudge: '审判长',
  judge: '审判员',
  assessor: '人民陪审员',
  clerk: '书记员',
  technician: '技术人员',
  plaintiff: '原告',
  defendant: '被告',
  thirdParty: '第三人',
  lawyer: '委托诉讼代理人',
  witness: '证人',
  appraiser: '鉴定人',
  interpreter: '翻译人员',
  observer: '旁听人员',
};

/** The spans during which the court sat, from the log alone: opened or resumed, until recess, suspension or the end. */
export function sittingSpans(events: readonly HearingEvent[]): { fromAt: string; toAt: string }[] {
  const spans: { fromAt: string; toAt: string }[] = [];
  let fromAt: string | undefined;
  for (const event of events) {
    if (event.type === 'hearing.opened' || event.type === 'hearing.resumed') fromAt ??= event.at;
    const isEnd = ['hearing.recessed', 'hearing.suspended', 'hearing.closed', 'hearing.adjourned', 'hearing.convertedOffline'].includes(event.type);
    if (isEnd && fromAt) {
      spans.push({ fromAt, toAt: event.at });
      fromAt = undefined;
    }
  }
  return spans;
}

/** All that production needs besides the journal. Pure: the same log gives the same order. */
export function buildOrder(recordingId: string, state: HearingState, log: ExportedLog, journals: string[], timeZone: string): ProductionOrder {
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
    journals,
    log,
  };
}
