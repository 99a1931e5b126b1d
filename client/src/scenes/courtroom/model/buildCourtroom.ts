import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { CourtSnapshot } from '../../../court/courtState.ts';
import type { MediaState } from '../../../media/mediaState.ts';
import { arrangeSeats, type Seat, type Seating } from './arrangeSeats.ts';
import { type OwnControl, ownControl } from './ownControls.ts';
import { type RecordingLabel, recordingLabel } from './recordingLabel.ts';
import type { Sentence } from './sentence.ts';
import { statusLine } from './statusLine.ts';

/** Everything that the courtroom's view shows besides pictures. */
export interface CourtroomModel {
  status: 'scheduled' | 'checkIn' | 'inSession' | 'recess' | 'suspended';
  top: { court: string; caseNumber: string; title: string; isDemo: boolean; clockOffsetMs: number; recording: RecordingLabel };
  sentences: Sentence[];
  tone: 'plain' | 'attention';
  seating: Seating;
  seats: Seat[];
  microphone: OwnControl;
  camera: OwnControl;
}
interface Given {
  court: Pick<CourtSnapshot, 'status' | 'serverOffsetMs'>;
  state: HearingState;
  me: ParticipantState;
  media: MediaState;
  speakingId: string | undefined;
  isDemo: boolean;
}

/** The courtroom as one person sees it, from what is known; undefined once the hearing is over. */
export function buildCourtroom({ court, state, me, media, speakingId, isDemo }: Given): CourtroomModel | undefined {
  const { status } = state;
  if (status === 'adjourned' || status === 'convertedOffline' || status === 'closed' || status === 'cancelled') return undefined;
  const seating = arrangeSeats(state, me.id);
  const isTroubled = court.status !== 'ready' || media.status === 'recovering' || status === 'suspended' || me.isMuted;
  return {
    status,
    top: {
      court: state.court,
      caseNumber: state.caseNumber,
      title: state.title,
      isDemo,
      clockOffsetMs: court.serverOffsetMs,
      recording: recordingLabel(state),
    },
    sentences: statusLine({ state, me, court: court.status, media, speakingId }),
    tone: isTroubled ? 'attention' : 'plain',
    seating,
    seats: Object.values(seating).flat(),
    microphone: ownControl('microphone', state, me, media),
    camera: ownControl('camera', state, me, media),
  };
}
