import type { CaseDispatch, MailboxLetter, OwnContacts } from '@assize/contracts/notices/wire';
import { describe, expect, it } from 'vitest';
import type { SceneModel } from '../../components/scene.ts';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ContactsView } from './ContactsView.tsx';
import { DispatchList } from './DispatchesPanel.tsx';
import { MailboxView } from './MailboxView.tsx';

const at = '2026-11-24T02:00:00.000Z';
const id = (index: number): string => `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const contacts: OwnContacts = {
  language: 'zh-CN',
  email: { address: 'demo@mail.example', confirmedAt: at },
  phone: { address: '+8613800000001', confirmedAt: null },
  wishes: { email: true, sms: false },
  channels: ['email', 'sms'],
  dispatches: [
    {
      ...{ dispatchId: id(1), tiding: 'letter', channel: 'email', address: 'd***@mail.example', status: 'sent', at, sentAt: at },
      ...{ sender: '演示法院', caseNumber: '（2026）演示执**3号' },
    },
  ],
};
const acts = { change: () => Promise.resolve(), askCode: () => Promise.resolve(), confirm: () => Promise.resolve() };
const view = (model: SceneModel<OwnContacts>) => <ContactsView model={model} isDemo isFollower acts={acts} onRetry={() => undefined} />;

describeStates('how somebody is reached', view, contacts, {
  ready: { 'zh-CN': '通知将发送至此', en: 'Notices go there' },
  empty: { 'zh-CN': '您的联系方式会显示在这里', en: 'Where you are reached will be here' },
});

const letters: MailboxLetter[] = [{ id: id(2), channel: 'email', address: 'demo@mail.example', subject: '【演示法院】您有一封新来函', text: '您好：', at }];
describeStates('the mailbox of the demo', (model) => <MailboxView model={model} onRetry={() => undefined} />, letters, {
  ready: { 'zh-CN': '【演示法院】您有一封新来函', en: '【演示法院】您有一封新来函' },
  empty: { 'zh-CN': '信箱是空的', en: 'The mailbox is empty' },
});

describe.each(languages)('how somebody is reached, in %s', (language) => {
  const read = (change: Partial<OwnContacts> = {}): string => textOf(renderInLanguage(language, view({ state: 'ready', data: { ...contacts, ...change } })));
  it('asks to confirm what is not confirmed, and nothing else', () => {
    expect(read()).toMatch(/(向该手机发送验证码|Send a code to this number)/);
    expect(read()).not.toMatch(/(向该邮箱发送验证码|Send a code to this address)/);
    expect(read()).not.toMatch(/notices:|{{/);
  });
  it('says where nothing is sent by a channel', () => {
    expect(read({ channels: ['email'] })).toMatch(/(目前不发送短信|No text messages are sent)/);
    expect(read({ channels: ['email'] })).not.toMatch(/(向该手机发送验证码|Send a code to this number)/);
  });
  it('says what was sent, by which way and what became of it', () => {
    expect(read()).toMatch(
      /(您有一封新来函|A letter for you) 演示法院[，,] ?（2026）演示执\*\*3号 (邮件|E-mail) d\*\*\*@mail.example · (已交付发送|Handed to the carrier)/,
    );
  });
});

describe.each(languages)('the proof of delivery, in %s', (language) => {
  const dispatch: CaseDispatch = {
    ...{ dispatchId: id(3), tiding: 'served', channel: 'sms', address: '+86*******0001', status: 'waiting', at, sentAt: null },
    ...{ toName: '演示当事人', failures: 2, failure: 'timeout', receipt: null, nextAt: '2026-11-24T03:00:00.000Z' },
  };
  const read = (change: Partial<CaseDispatch> = {}, hasMore = false): string =>
    textOf(renderInLanguage(language, <DispatchList dispatches={[{ ...dispatch, ...change }]} hasMore={hasMore} />));
  it('says who was not reached yet, why, and when it is tried again', () => {
    expect(read()).toMatch(/演示当事人/);
    expect(read()).toMatch(/(已失败2次：超时未答复|Failed 2 times: it did not answer in time)/);
    expect(read()).toMatch(/11:00/);
  });
  it('says what the carrier answered, and nothing of failures before', () => {
    const sent = read({ status: 'sent', sentAt: at, receipt: '250 OK: queued', nextAt: null });
    expect(sent).toContain('250 OK: queued');
    expect(sent).not.toMatch(/(已失败|Failed)/);
  });
  it('says when it is not the whole of it', () => {
    const rest = /(更早的通知未在此显示|older ones that are not shown)/;
    expect([read(), read({}, true)].map((one) => rest.test(one))).toEqual([false, true]);
  });
  it.each(['gaveUp', 'noAddress', 'notWished', 'noGateway'] as const)('has words for %s', (status) => {
    expect(read({ status, failure: null, nextAt: null })).not.toMatch(/notices:/);
  });
});
