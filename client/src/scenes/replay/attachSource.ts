export interface PlayerSource {
  /** A file that is played as it is, or a playlist. */
  file: string;
  /** HLS playlist of the same picture, tried when the browser cannot play the file. */
  playlist: string | undefined;
  /** Where it is to begin, s. */
  startAtS: number;
}

/** Plays the file, else the playlist (by hls.js where the browser has no HLS of its own). Returns how to let go. */
export function attachSource(video: HTMLVideoElement, source: PlayerSource, onUnplayable: () => void): () => void {
  let isLetGo = false;
  let letHlsGo = (): void => undefined;
  const isPlaylist = source.file.endsWith('.m3u8');
  const playByItself = (playlist: string): void => {
    video.addEventListener('error', onUnplayable, { once: true });
    video.src = playlist;
  };
  const playPlaylist = async (playlist: string): Promise<void> => {
    // What is left out of a part of a recording is passed over by hls.js for certain, and by a browser perhaps.
    if (!isPlaylist && video.canPlayType('application/vnd.apple.mpegurl') !== '') return playByItself(playlist);
    const { default: Hls } = await import('hls.js');
    if (isLetGo) return;
    if (!Hls.isSupported()) return video.canPlayType('application/vnd.apple.mpegurl') === '' ? onUnplayable() : playByItself(playlist);
    // A worker would need blob: in the content security policy.
    const hls = new Hls({ enableWorker: false, startPosition: source.startAtS });
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
  if (isPlaylist) playPlaylist(source.file).catch(onUnplayable);
  else {
    video.addEventListener('error', handleError, { once: true });
    video.src = source.file;
  }
  return () => {
    isLetGo = true;
    video.removeEventListener('error', handleError);
    video.removeEventListener('error', onUnplayable);
    letHlsGo();
    video.removeAttribute('src');
    video.load();
  };
}
