import { buildHearing, participantIdOf, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { recordingKeys, type ProductionOrder } from '@assize/contracts/recording/products';
import { sideOf, type Role } from '@assize/contracts/hearing/roles';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

export const testRoles: Role[] = ['presidingJudge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'witness'];
const labels: Partial<Record<Role, string>> = {
  presidingJudge: '审判长',
  clerk: '书记员',
  plaintiff: '原告',
  defendant: '被告',
  lawyer: '委托诉讼代理人',
  witness: '证人',
};
export { participantIdOf } from '@assize/contracts/testing/buildHearing';

function openHearing(): ReturnType<typeof buildHearing> {
  return buildHearing({ roles: testRoles, upTo: 'inSession' });
}
/** The instant at which the hearing of these orders was opened, ms since 1970. */
export const openedAtMs = Date.parse(openHearing().state.openedAt ?? '');

/** What happens after the opening, and where the documents of its exhibits lie. */
export interface FurtherActs {
  act?: (hearing: TestHearing) => void;
  documents?: ProductionOrder['documents'];
}

/** An order over the given spans, with the log of a hearing that was opened; stored beside its journals. */
export async function storeOrder(
  store: ObjectStore,
  maker: { recordingId: string; hearingId: string },
  journals: string[],
  spans: readonly { fromAtMs: number; toAtMs: number }[],
  { act, documents = [] }: FurtherActs = {},
): Promise<ProductionOrder> {
  const hearing = openHearing();
  act?.(hearing);
  const order: ProductionOrder = {
    format: 'assize.order.1',
    recordingId: maker.recordingId,
    hearingId: maker.hearingId,
    court: '上海市普陀区人民法院',
    caseNumber: '(2026) 沪0107民初123号',
    title: '第一次开庭',
    timeZone: 'Asia/Shanghai',
    spans: spans.map((span) => ({ fromAt: new Date(span.fromAtMs).toISOString(), toAt: new Date(span.toAtMs).toISOString() })),
    participants: testRoles.map((role, index) => ({
      id: participantIdOf(index),
      role,
      roleLabel: labels[role] ?? role,
      side: sideOf(role),
      seat: 0,
      name: `演示${labels[role] ?? role}`,
    })),
    journals,
    documents,
    log: { format: 'assize.hearing-log.1', hearingId: hearing.state.id, events: hearing.events, seal: null, publicKey: null },
  };
  await store.put(recordingKeys.order(maker.recordingId), JSON.stringify(order));
  return order;
}
