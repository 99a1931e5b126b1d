import { isCourtRole } from '@assize/contracts/hearing/roles';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { useEffect, useState } from 'react';
import type { CourtState } from '../../court/courtState.ts';
import { type StaffWord, unreadBy, withKept } from './staffTalk.ts';

export interface StaffTalk {
  words: readonly StaffWord[];
  unread: number;
  say: (body: string) => void;
  /** Under the id it had: whatever became of the first, it is one message. */
  sayAgain: (messageId: string) => void;
}

/** Words between the court's own people; nothing at all for others. `isLooking`: they are on the screen. */
export function useStaffTalk(court: CourtState, me: ParticipantState, isLooking: boolean): StaffTalk | undefined {
  const { listStaffMessages, sendStaffMessage, onStaffMessage, status } = court;
  const isStaff = isCourtRole(me.role);
  const [words, setWords] = useState<readonly StaffWord[]>([]);
  const [seenIds, setSeenIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => (isStaff ? onStaffMessage((message) => setWords((before) => withKept(before, [message]))) : undefined), [isStaff, onStaffMessage]);
  useEffect(() => {
    // After each return: what was written meanwhile.
    if (isStaff && status === 'ready')
      listStaffMessages().then(
        (kept) => setWords((before) => withKept(before, kept)),
        () => undefined,
      );
  }, [isStaff, status, listStaffMessages]);
  if (isLooking && unreadBy(words, me.id, seenIds) > 0) setSeenIds(new Set(words.map((one) => one.messageId)));
  if (!isStaff) return undefined;

  const mark = (messageId: string, next: StaffWord['status']): void =>
    setWords((before) => before.map((one) => (one.messageId === messageId && one.status !== 'kept' ? { ...one, status: next } : one)));
  const send = (messageId: string, body: string): void => void sendStaffMessage({ messageId, body }).catch(() => mark(messageId, 'failed'));
  return {
    words,
    unread: isLooking ? 0 : unreadBy(words, me.id, seenIds),
    say: (body) => {
      const messageId = crypto.randomUUID();
      setWords((before) => [...before, { messageId, participantId: me.id, body, at: undefined, status: 'sending' }]);
      send(messageId, body);
    },
    sayAgain: (messageId) => {
      const found = words.find((one) => one.messageId === messageId);
      if (!found) return;
      mark(messageId, 'sending');
      send(messageId, found.body);
    },
  };
}
