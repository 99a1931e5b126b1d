/** For the random court: trials of the recorder, few, so that they meet. */
export const rehearsalPayloads = {
  'rehearsal.make': ({ index }: { index: number }) => ({ rehearsalId: `00000000-0000-4000-b006-00000000000${String(index)}` }),
};
