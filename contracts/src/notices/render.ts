import type { Channel, NoticeLanguage, Tiding } from './wire.ts';
import { tidingWords } from './words.ts';

export interface Letter {
  subject: string;
  text: string;
}
interface Told {
  language: NoticeLanguage;
  sender: string;
  tiding: Tiding;
  /** Masked; null: not named. */
  caseNumber: string | null;
  /** Where the person's own page is. It has no secret in it: whoever is not signed in there needs their personal link. */
  url: string;
}

/** What is sent: for an e-mail with its subject, for a text message one line, the subject of which is not sent. */
export function renderNotice(channel: Channel, told: Told): Letter {
  const { language, sender, tiding, caseNumber, url } = told;
  const { subject, text } = tidingWords[tiding][language];
  const number = caseNumber === null ? '' : frames[language].number(caseNumber);
  const signed = frames[language].subject(sender, subject);
  if (channel === 'sms') return { subject: signed, text: frames[language].sms(sender, text + number, url) };
  return { subject: signed, text: frames[language].mail(text + number, url) };
}

/** The code by which an address is confirmed. It opens nothing: it is asked for on the page of whoever is signed in. */
export function renderCode(channel: Channel, { language, sender, code }: { language: NoticeLanguage; sender: string; code: string }): Letter {
  const { subject, text } = frames[language].code(code);
  const signed = frames[language].subject(sender, subject);
  return { subject: signed, text: channel === 'sms' ? frames[language].sms(sender, text, '') : text };
}

const frames = {
  'zh-CN': {
    number: (caseNumber: string) => `案号：${caseNumber}。`,
    subject: (sender: string, subject: string) => `【${sender}】${subject}`,
    sms: (sender: string, text: string, url: string) => `【${sender}】${text}${url}`,
    mail: (text: string, url: string) => `您好：\n\n${text}\n\n登录：${url}\n未登录的设备请先打开办案单位交给您的个人链接。\n\n${warning['zh-CN']}\n`,
    code: (code: string) => ({ subject: '请确认您的联系方式', text: `您的验证码为${code}，10分钟内有效，请在您登录的页面上填写，勿告诉他人。` }),
  },
  en: {
    number: (caseNumber: string) => ` Case ${caseNumber}.`,
    subject: (sender: string, subject: string) => `${sender}: ${subject}`,
    sms: (sender: string, text: string, url: string) => `${sender}: ${text} ${url}`.trim(),
    mail: (text: string, url: string) =>
      `Hello,\n\n${text}\n\nSign in: ${url}\nOn a device that is not signed in, open the personal link that you were given first.\n\n${warning.en}\n`,
    code: (code: string) => ({
      subject: 'Confirm your address',
      text: `Your code is ${code}. It is good for 10 minutes. Enter it on the page where you are signed in, and tell it to nobody.`,
    }),
  },
} as const;

/** Those who defraud in a court's name ask for just this. */
const warning: Record<NoticeLanguage, string> = {
  'zh-CN': '本邮件由系统发送，请勿回复。办案单位不会以邮件或短信索要密码、验证码，也不会要求您转账。',
  en: 'This message is sent by a system: do not reply. No court asks for a password, a code or a transfer of money by e-mail or text message.',
};
