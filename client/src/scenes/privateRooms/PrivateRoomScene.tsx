import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../media/useMedia.ts';
import { CourtroomMediaProvider } from '../courtroom/CourtroomContext.ts';
import { useActs } from '../courtroom/useActs.ts';
import { RefusalNote } from '../courtroom/view/RefusalNote.tsx';
import { useHearing } from '../hearing/useHearing.ts';
import { PrivateRoomView } from './view/PrivateRoomView.tsx';
import { RoomInvitations } from './view/RoomInvitations.tsx';

const privateRoom = { isCourtroom: false };

/** A private room: its media, and nothing of the courtroom's. */
export function PrivateRoomScene() {
  const { t } = useTranslation();
  const { court, state, me } = useHearing();
  const { engine, media } = useMedia(court, true, privateRoom);
  const acts = useActs(court.sendCommand);
  const provided = useMemo(() => ({ engine, media }), [engine, media]);
  useEffect(() => {
    document.title = t('common:title', { page: t('rooms:title') });
  }, [t]);
  return (
    <CourtroomMediaProvider value={provided}>
      <RoomInvitations state={state} me={me} isBusy={acts.isBusy} send={acts.send} />
      <PrivateRoomView state={state} me={me} isBusy={acts.isBusy} send={acts.send} onToggle={(kind, isWanted) => engine?.setWanted(kind, isWanted)} />
      {acts.refusal ? <RefusalNote code={acts.refusal} onClose={acts.forgetRefusal} /> : null}
    </CourtroomMediaProvider>
  );
}
