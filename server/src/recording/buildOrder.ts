import type { ExportedLog } from '@assize/contracts/hearing/log';
import { roleNames } from '@assize/contracts/hearing/roleNames';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';

/** All that production needs besides the journal. Pure: the same log gives the same order. */
export function buildOrder(
  recordingId: string,
  state: HearingState,
  log: ExportedLog,
  found: Pick<ProductionOrder, 'journals' | 'documents'>,
  timeZone: string,
): ProductionOrder {
  const participants = Object.values(state.participants).map(({ id, role, side, seat, name }) => ({
    id,
    role,
    roleLabel: roleNames[role]['zh-CN'],
    side,
    seat,
    name,
  }));
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
