import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import { api } from '../../session/session.ts';
import { whoIs } from '../courtroom/order/wording.ts';
import { StillDialog } from './StillDialog.tsx';
import { failedBy, type StillStanding, type StillWords } from './stillModel.ts';

interface TakeStillProps {
  hearingId: string;
  subject: ParticipantState;
  isBusy: boolean;
}
const fresh = (words: Pick<StillWords, 'title' | 'purpose'>): StillWords => ({ exhibitId: crypto.randomUUID(), ...words });

/** For who presides and for the clerk: what somebody holds before their camera becomes an exhibit. */
export function TakeStill({ hearingId, subject, isBusy }: TakeStillProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState<StillWords>();
  const [standing, setStanding] = useState<StillStanding>({ is: 'writing' });
  const [taken, setTaken] = useState<string>();
  const begin = (): void => {
    setTaken(undefined);
    setStanding({ is: 'writing' });
    setWords(fresh({ title: '', purpose: '' }));
  };
  const take = async (asked: StillWords): Promise<void> => {
    const body = { ...asked, title: asked.title.trim(), purpose: asked.purpose.trim() };
    setStanding({ is: 'taking' });
    try {
      await api('POST /api/hearings/:hearingId/stills', { params: { hearingId }, body });
      setTaken(body.title);
      setWords(undefined);
    } catch (error) {
      setStanding(failedBy(error));
    }
  };
  return (
    <>
      <Button
        size="md"
        variant="light"
        leftSection={<IconCamera size={20} stroke={1.75} aria-hidden="true" />}
        disabled={isBusy}
        onClick={begin}
        data-testid="take-still"
      >
        {t('presentation:still.button')}
      </Button>
      {taken === undefined ? null : (
        <StatusMessage tone="good" isLive>
          <p>{t('presentation:still.taken', { title: taken })}</p>
        </StatusMessage>
      )}
      {words ? (
        <StillDialog
          who={whoIs(t, subject)}
          words={words}
          standing={standing}
          onChange={(next) => setWords(fresh(next))}
          onTake={() => void take(words)}
          onClose={() => setWords(undefined)}
        />
      ) : null}
    </>
  );
}
