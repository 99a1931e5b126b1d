export interface PlayerSource {
  /** A file that is played as it is. */
  file: string;
  /** HLS playlist of the same picture, tried when the browser cannot play the file. */
  playlist: string | undefined;
}

/** Plays the file, else the playlist (by hls.js where the browser has no HLS of its own). Returns how to let go. */
export function attachSource(video: HTMLVideoElement, source: PlayerSource, onUnplayable: () => void): () => void {
  let isLetGo = false;
  let letHlsGo = (): void => undefined;
  const playPlaylist = async (playlist: string): Promise<void> => {
    if (video.canPlayType('application/vnd.apple.mpegurl') !== '') {
      video.addEventListener('error', onUnplayable, { once: true });
      video.src = playlist;
      return;
    }
    const { default: Hls } = await import('hls.js');
    if (isLetGo) return;
    if (!Hls.isSupported()) return onUnplayable();
    // A worker would need blob: in the content security policy.
    const hls = new Hls({ enableWorker: false });
    letHlsGo = () => hls.destroy();
    hls.on(Hls.Events.ERROR, (_, data) => data.fatal && onUnplayable());
    hls.loadSource(playlist);
    hls.attachMedia(video);
  };
  const handleError = (): void => {
    if (isLetGo) return;
    if (source.playlist === undefined) onUnplayable();
    else playPlaylist(source.playlist).catch(onUnplayable);
  };
  video.addEventListener('error', handleError, { once: true });
  video.src = source.file;
  return () => {
    isLetGo = true;
    video.removeEventListener('error', handleError);
    video.removeEventListener('error', onUnplayable);
    letHlsGo();
    video.removeAttribute('src');
    video.load();
  };
}
