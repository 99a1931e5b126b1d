import type { CaseDetail, HearingSummary, RecordingDetail, RecordingSummary } from '@assize/contracts/casefile/views';

/** Data for the tests of case page and player: a closed hearing with a sealed recording, to be changed as needed. */
const recordingId = '018f0000-0000-7000-8000-00000000000a';
const hearingId = '018f0000-0000-7000-8000-00000000000b';
const caseId = '018f0000-0000-7000-8000-00000000000c';
const participantId = '018f0000-0000-7000-8000-00000000000d';

export function buildRecording(change: Partial<RecordingSummary> = {}): RecordingSummary {
  return {
    id: recordingId,
    hearingId,
    status: 'sealed',
    failure: null,
    progress: null,
    startedAt: '2026-11-24T02:00:00.000Z',
    durationMs: 3_723_000,
    bytes: 412_000_000,
    sha256: 'a'.repeat(64),
    ...change,
  };
}

export function buildDetail(change: Partial<RecordingDetail> = {}): RecordingDetail {
  const track = {
    participantId,
    role: 'plaintiff' as const,
    displayName: '王芳',
    startsAtMs: 0,
    durationMs: 3_700_000,
    bytes: 40_000_000,
    sha256: 'b'.repeat(64),
  };
  return {
    ...buildRecording(),
    caseId,
    tracks: [
      { ...track, source: 'camera', name: 'wang-camera.mp4', mimeType: 'video/mp4' },
      { ...track, source: 'microphone', name: 'wang-microphone.webm', mimeType: 'audio/webm' },
    ],
    chapters: [
      { atMs: 0, seq: 12, type: 'hearing.opened', participantId: null, role: 'presidingJudge', name: '张明', reason: null, stage: null, exhibit: null },
      { atMs: 61_000, seq: 15, type: 'participant.admitted', participantId, role: 'witness', name: '李强', reason: null, stage: null, exhibit: null },
      {
        atMs: 600_000,
        seq: 20,
        type: 'hearing.recessed',
        participantId: null,
        role: 'presidingJudge',
        name: '张明',
        reason: '休息十分钟',
        stage: null,
        exhibit: null,
      },
    ],
    pauses: [],
    gaps: [],
    thumbnails: [],
    video: 'hearing.mp4',
    hls: 'hls/index.m3u8',
    isWhole: true,
    hasWaveform: true,
    manifestSha256: 'c'.repeat(64),
    ...change,
  };
}

export function buildHearingSummary(change: Partial<HearingSummary> = {}): HearingSummary {
  return {
    id: hearingId,
    title: '第一次开庭',
    courtroom: '第三法庭',
    scheduledAt: '2026-11-24T02:00:00.000Z',
    status: 'closed',
    openedAt: '2026-11-24T02:03:00.000Z',
    closedAt: '2026-11-24T03:05:00.000Z',
    recordings: [buildRecording()],
    myParticipantId: participantId,
    ...change,
  };
}

export function buildCase(change: Partial<CaseDetail> = {}): CaseDetail {
  return {
    id: caseId,
    caseNumber: '(2026)沪0107民初123号',
    title: '房屋租赁合同纠纷',
    court: '上海市普陀区人民法院',
    createdAt: '2026-10-01T02:00:00.000Z',
    nextHearingAt: null,
    hearings: [buildHearingSummary()],
    isDemo: true,
    ...change,
  };
}
