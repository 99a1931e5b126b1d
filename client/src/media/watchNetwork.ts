interface NetworkInformation extends EventTarget {
  readonly type?: string;
}

/**
 * Tells when the device's network changed (`true`) or the page came back from sleep or the background (`false`).
 * Returns how to stop. Estimates of speed change all the time and are not told.
 */
export function watchNetwork(onChange: (isChanged: boolean) => void): () => void {
  const connection = 'connection' in navigator ? (navigator.connection as NetworkInformation) : undefined;
  let type = connection?.type;
  const handleOnline = (): void => onChange(true);
  const handleType = (): void => {
    if (connection?.type === type) return;
    type = connection?.type;
    onChange(true);
  };
  const handleVisible = (): void => {
    if (document.visibilityState === 'visible') onChange(false);
  };
  globalThis.addEventListener('online', handleOnline);
  connection?.addEventListener('change', handleType);
  document.addEventListener('visibilitychange', handleVisible);
  return () => {
    globalThis.removeEventListener('online', handleOnline);
    connection?.removeEventListener('change', handleType);
    document.removeEventListener('visibilitychange', handleVisible);
  };
}
