import { createBrowserRouter, type RouteObject, useParams } from 'react-router';
import { CheckScene } from '../scenes/equipmentCheck/CheckScene.tsx';
import { DeclarationScene } from '../scenes/declaration/DeclarationScene.tsx';
import { HearingGate } from '../scenes/hearing/HearingGate.tsx';
import { loadCourtroom } from '../scenes/hearing/loadCourtroom.ts';
import { HomeScene } from '../scenes/home/HomeScene.tsx';
import { NotFoundView } from '../scenes/home/NotFoundView.tsx';
import { IdentityScene } from '../scenes/join/IdentityScene.tsx';
import { JoinScene } from '../scenes/join/JoinScene.tsx';
import { WaitingScene } from '../scenes/waitingRoom/WaitingScene.tsx';
import { BrokenView } from './BrokenView.tsx';
import { SessionGate } from './SessionGate.tsx';

// The way of a litigant comes in one file; what only staff see, and the courtroom, are fetched when needed.
async function courtroom() {
  const { CourtroomScene } = await loadCourtroom();
  return { Component: () => <CourtroomScene hearingId={useParams()['hearingId'] ?? ''} /> };
}

const hearing: RouteObject[] = [
  { index: true, element: null },
  { path: 'identity', Component: IdentityScene },
  { path: 'check', Component: CheckScene },
  { path: 'declaration', Component: DeclarationScene },
  { path: 'waiting', Component: WaitingScene },
  { path: 'court', lazy: courtroom },
  { path: 'room', lazy: async () => ({ Component: (await import('../scenes/privateRooms/PrivateRoomScene.tsx')).PrivateRoomScene }) },
];

const routes: RouteObject[] = [
  {
    ErrorBoundary: BrokenView,
    HydrateFallback: () => null,
    children: [
      { path: '/', Component: HomeScene },
      { path: '/join', Component: JoinScene },
      { path: '/dev/mailbox', lazy: async () => ({ Component: (await import('../scenes/notices/MailboxScene.tsx')).MailboxScene }) },
      { path: '/package', lazy: async () => ({ Component: (await import('../scenes/package/PackageScene.tsx')).PackageScene }) },
      { path: '/apply', lazy: async () => ({ Component: (await import('../scenes/docket/ApplyScene.tsx')).ApplyScene }) },
      {
        Component: SessionGate,
        children: [
          { path: '/hearing/:hearingId', Component: HearingGate, children: hearing },
          { path: '/command-centre', lazy: async () => ({ Component: (await import('../scenes/commandCentre/CentreScene.tsx')).CentreScene }) },
          { path: '/cases', lazy: async () => ({ Component: (await import('../scenes/casePage/CaseListScene.tsx')).CaseListScene }) },
          { path: '/cases/:caseId', lazy: async () => ({ Component: (await import('../scenes/casePage/CaseScene.tsx')).CaseScene }) },
          { path: '/recordings/:recordingId', lazy: async () => ({ Component: (await import('../scenes/replay/ReplayScene.tsx')).ReplayScene }) },
          {
            path: '/hearings/:hearingId/record',
            lazy: async () => ({ Component: (await import('../scenes/hearingRecord/HearingRecordScene.tsx')).HearingRecordScene }),
          },
          { path: '/figures', lazy: async () => ({ Component: (await import('../scenes/figures/FiguresScene.tsx')).FiguresScene }) },
          { path: '/applications', lazy: async () => ({ Component: (await import('../scenes/docket/ApplicationsScene.tsx')).ApplicationsScene }) },
          {
            path: '/applications/:applicationId',
            lazy: async () => ({ Component: (await import('../scenes/docket/ApplicationScene.tsx')).ApplicationScene }),
          },
          { path: '/docket', lazy: async () => ({ Component: (await import('../scenes/docket/desk/QueueScene.tsx')).QueueScene }) },
          { path: '/calendar', lazy: async () => ({ Component: (await import('../scenes/calendar/CalendarScene.tsx')).CalendarScene }) },
          { path: '/my-cases', lazy: async () => ({ Component: (await import('../scenes/followed/FollowedScene.tsx')).FollowedScene }) },
          { path: '/my-contacts', lazy: async () => ({ Component: (await import('../scenes/notices/ContactsScene.tsx')).ContactsScene }) },
          { path: '/files', lazy: async () => ({ Component: (await import('../scenes/caseDesk/DeskScene.tsx')).DeskScene }) },
          { path: '/files/:caseId', lazy: async () => ({ Component: (await import('../scenes/caseFile/CaseFileScene.tsx')).CaseFileScene }) },
          { path: '/case-files', lazy: async () => ({ Component: (await import('../scenes/caseDesk/DeskScene.tsx')).DeskScene }) },
          { path: '/case-files/:caseId', lazy: async () => ({ Component: (await import('../scenes/caseFile/CaseFileScene.tsx')).CaseFileScene }) },
          { path: '/case-files/:caseId/imports/:importId', lazy: async () => ({ Component: (await import('../scenes/imports/ImportScene.tsx')).ImportScene }) },
          { path: '/case-files/:caseId/following', lazy: async () => ({ Component: (await import('../scenes/following/FollowingScene.tsx')).FollowingScene }) },
          { path: '/look-ups', lazy: async () => ({ Component: (await import('../scenes/sharing/LookUpScene.tsx')).LookUpScene }) },
          { path: '/look-ups/made', lazy: async () => ({ Component: (await import('../scenes/sharing/MadeLookUpsScene.tsx')).MadeLookUpsScene }) },
          { path: '/share-requests', lazy: async () => ({ Component: (await import('../scenes/sharing/RequestsScene.tsx')).RequestsScene }) },
          { path: '/case-groups/:groupId', lazy: async () => ({ Component: (await import('../scenes/sharing/GroupScene.tsx')).GroupScene }) },
          { path: '/admin/agencies', lazy: async () => ({ Component: (await import('../scenes/agencies/AgenciesScene.tsx')).AgenciesScene }) },
          { path: '/admin/partners', lazy: async () => ({ Component: (await import('../scenes/partners/PartnersScene.tsx')).PartnersScene }) },
          { path: '/admin', lazy: async () => ({ Component: (await import('../scenes/admin/AdminScene.tsx')).AdminScene }) },
        ],
      },
      { path: '*', Component: NotFoundView },
    ],
  },
];

/** The map of the house: every address and the scene that stands there. */
export function createRouter() {
  return createBrowserRouter(routes);
}
