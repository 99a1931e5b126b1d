import type { Source } from '@assize/contracts/media/grant';
import { TestReceiver, TestSender } from './TestMedia.ts';
import type { TestPeer } from './TestPeer.ts';

/** Real media from one person to another whose grants let it flow: microphone and camera. */
export class TestFlow {
  readonly sender: TestSender;
  readonly receiver: TestReceiver;
  readonly #viewer: TestPeer;

  /** Packets flow when this resolves; the viewer must have said that it is ready. */
  static async start(speaker: TestPeer, viewer: TestPeer, firstSsrc: number, layers = 1): Promise<TestFlow> {
    const sender = await TestSender.create(speaker, firstSsrc, layers);
    await viewer.until('both sources', (peer) => peer.consumers.length === 2);
    const flow = new TestFlow(sender, await TestReceiver.create(viewer, viewer.consumers), viewer);
    sender.start();
    return flow;
  }

  private constructor(sender: TestSender, receiver: TestReceiver, viewer: TestPeer) {
    this.sender = sender;
    this.receiver = receiver;
    this.#viewer = viewer;
  }

  /** Consumer of this source at the viewer. */
  idOf(source: Source): string {
    const found = this.#viewer.consumers.find((one) => one.source === source);
    if (!found) throw new Error(`the viewer does not receive the ${source}`);
    return found.consumerId;
  }

  /** Packets of this source that came so far. */
  countOf(source: Source): number {
    return this.receiver.packets.get(this.idOf(source)) ?? 0;
  }

  /** Waits for so many more packets of this source. */
  more(source: Source, count: number): Promise<void> {
    return this.receiver.until(this.idOf(source), this.countOf(source) + count);
  }

  close(): void {
    this.sender.close();
    this.receiver.close();
  }
}
