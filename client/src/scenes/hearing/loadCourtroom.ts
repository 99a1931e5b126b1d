/** Fetches the courtroom's part of the client; once fetched it is at hand. */
export async function loadCourtroom() {
  return import('../courtroom/CourtroomScene.tsx');
}
