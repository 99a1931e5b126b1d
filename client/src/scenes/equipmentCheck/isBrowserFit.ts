/** Whether this browser can take part at all: WebRTC, devices, and an origin that may use them. */
export function isBrowserFit(): boolean {
  return isSecureContext && 'RTCPeerConnection' in window && 'mediaDevices' in navigator && 'AudioContext' in window;
}
