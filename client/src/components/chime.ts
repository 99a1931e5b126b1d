let context: AudioContext | undefined;

function audio(): AudioContext | undefined {
  if (typeof AudioContext === 'undefined') return undefined;
  context ??= new AudioContext();
  return context;
}

/** Whether the browser holds sound back until something is pressed on the page. */
export function isSoundBlocked(): boolean {
  return audio()?.state !== 'running';
}

/** A calm rising chime of three tones, about 1.5 s: the call into court, and the test of the speaker. */
export function playChime(onEnd?: () => void): void {
  const player = audio();
  if (!player) return;
  void player.resume().then(() => {
    const startAt = player.currentTime + 0.05;
    [523.25, 659.25, 783.99].forEach((frequency, index) => {
      const tone = player.createOscillator();
      const loudness = player.createGain();
      tone.frequency.value = frequency;
      const at = startAt + index * 0.35;
      loudness.gain.setValueAtTime(0.0001, at);
      loudness.gain.exponentialRampToValueAtTime(0.3, at + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.8);
      tone.connect(loudness).connect(player.destination);
      tone.start(at);
      tone.stop(at + 0.85);
      if (index === 2 && onEnd) tone.onended = onEnd;
    });
  });
}

/** Asks for sound as soon as the browser lets us; tells when that is. Returns how to stop listening. */
export function watchSound(onChange: () => void): () => void {
  const player = audio();
  if (!player) return () => undefined;
  void player.resume().catch(() => undefined);
  player.addEventListener('statechange', onChange);
  return () => player.removeEventListener('statechange', onChange);
}
