import { describeStates } from '../../i18n/describeStates.tsx';
import { JoinView, type JoinData } from './JoinView.tsx';

const id = '018f0000-0000-7000-8000-000000000001';
const data: JoinData = {
  participation: {
    hearingId: id,
    participantId: id,
    caseId: id,
    role: 'plaintiff',
    name: '王芳',
    title: '第一次开庭',
    caseNumber: '(2026)沪0107民初123号',
    court: '上海市普陀区人民法院',
    courtroom: '第三法庭',
    scheduledAt: '2026-11-24T02:00:00.000Z',
    status: 'checkIn',
  },
  isDemo: true,
  isBusy: false,
};

describeStates('the page of a link', (model) => <JoinView model={model} onConfirm={() => undefined} onRetry={() => undefined} />, data, {
  ready: { 'zh-CN': '是本人，参加此次庭审', en: 'Yes, this is me and my hearing' },
  empty: { 'zh-CN': '链接不完整', en: 'The link is not complete' },
});
