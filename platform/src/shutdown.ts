type Closer = () => Promise<void> | void;

const closers: { name: string; close: Closer }[] = [];
const limitMs = 8000;
let isClosing = false;

async function closeAll(signal: string): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  const timer = setTimeout(() => {
    process.stderr.write(`${process.title}: not closed within ${String(limitMs)} ms after ${signal}\n`);
    process.exit(1);
  }, limitMs);
  for (const { name, close } of closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      process.stderr.write(`${process.title}: closing ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  clearTimeout(timer);
  process.exit(0);
}

/**
 * Registers what must be ended when the process is told to stop (SIGTERM, SIGINT, or the loss of the
 * supervisor's channel). Run in reverse order, once, within 8 s.
 */
export function onShutdown(name: string, close: Closer): void {
  if (closers.length === 0) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void closeAll(signal));
    process.on('disconnect', () => void closeAll('loss of the supervisor'));
  }
  closers.push({ name, close });
}
