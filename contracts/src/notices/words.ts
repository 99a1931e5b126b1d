import type { NoticeLanguage, Tiding } from './wire.ts';

interface TidingWords {
  subject: string;
  /** What happened and what to do, in one breath: it stands on a locked screen. */
  text: string;
}

/** What is said of each thing, as a Chinese court would say it and in plain English. No name, no amount, no date, no word of what a case is about. */
export const tidingWords: Record<Tiding, Record<NoticeLanguage, TidingWords>> = {
  served: {
    'zh-CN': { subject: '您有诉讼文书待签收', text: '有诉讼文书向您电子送达，请尽快登录查看。' },
    en: { subject: 'Documents were served on you', text: 'Documents were served on you online. Please sign in and open them soon.' },
  },
  letter: {
    'zh-CN': { subject: '您有一封新来函', text: '您有一封新来函，请登录查看。' },
    en: { subject: 'A letter for you', text: 'There is a new letter for you. Please sign in to read it.' },
  },
  stage: {
    'zh-CN': { subject: '案件有新进展', text: '您关注的案件有新进展，请登录查看。' },
    en: { subject: 'Your case moved on', text: 'The case that you follow moved on. Sign in to see where it stands.' },
  },
  step: {
    'zh-CN': { subject: '执行有新进展', text: '您的执行案件有新进展，请登录查看。' },
    en: { subject: 'A step of enforcement', text: 'There is a new step of enforcement in your case. Sign in to see it.' },
  },
  clueAnswered: {
    'zh-CN': { subject: '您提交的线索已有答复', text: '您提交的线索已有答复，请登录查看。' },
    en: { subject: 'Your clue was answered', text: 'What you told us was answered. Sign in to read it.' },
  },
  fee: {
    'zh-CN': { subject: '您有费用待缴纳', text: '您有费用待缴纳，金额和期限请登录查看。' },
    en: { subject: 'A fee is due', text: 'There is a fee for you to pay. Sign in for the amount and the date.' },
  },
  hearingBooked: {
    'zh-CN': { subject: '您的案件已排期开庭', text: '您的案件已排期，时间和法庭请登录查看。' },
    en: { subject: 'A hearing was set down', text: 'A hearing of your case was set down. Sign in for its time and courtroom.' },
  },
  hearingMoved: {
    'zh-CN': { subject: '开庭时间已变更', text: '您的案件开庭时间或法庭已变更，请登录查看。' },
    en: { subject: 'A hearing was moved', text: 'A hearing of your case was moved. Sign in for its new time and courtroom.' },
  },
  hearingCancelled: {
    'zh-CN': { subject: '开庭已取消', text: '您的案件一次开庭已取消，原因请登录查看。' },
    en: { subject: 'A hearing was cancelled', text: 'A hearing of your case was cancelled. Sign in to see why.' },
  },
  readingAppointed: {
    'zh-CN': { subject: '阅卷时间已安排', text: '您申请的阅卷已安排，请登录查看时间和范围。' },
    en: { subject: 'Your reading was appointed', text: 'Your reading of a file was appointed. Sign in for its times and scope.' },
  },
  readingRefused: {
    'zh-CN': { subject: '阅卷申请已答复', text: '您的阅卷申请已有答复，请登录查看。' },
    en: { subject: 'Your request to read was answered', text: 'Your request to read a file was answered. Sign in to see how.' },
  },
  readingEnded: {
    'zh-CN': { subject: '阅卷已终止', text: '您的一项阅卷已终止，请登录查看原因。' },
    en: { subject: 'A reading was ended', text: 'A reading of yours was ended. Sign in to see why.' },
  },
  commentAnswered: {
    'zh-CN': { subject: '律师意见已答复', text: '您提交的意见已有答复，请登录查看。' },
    en: { subject: 'Your comment was answered', text: 'Your comment was answered. Sign in to read it.' },
  },
  assigned: {
    'zh-CN': { subject: '您有新承办的案件', text: '有案件分给您承办，请登录查看。' },
    en: { subject: 'A case was assigned to you', text: 'A case was assigned to you. Please sign in.' },
  },
  deadlineNear: {
    'zh-CN': { subject: '办案期限即将届满', text: '您承办的案件期限即将届满，请登录查看。' },
    en: { subject: 'A deadline comes near', text: 'The deadline of a case of yours comes near. Please sign in.' },
  },
  clueGiven: {
    'zh-CN': { subject: '收到新的线索', text: '当事人提交了新的线索，请登录查看并答复。' },
    en: { subject: 'A new clue', text: 'A party gave a clue. Sign in to read and answer it.' },
  },
  commentMade: {
    'zh-CN': { subject: '收到律师意见', text: '律师提交了意见，请登录查看并答复。' },
    en: { subject: 'A comment of counsel', text: 'Counsel made a comment. Sign in to read and answer it.' },
  },
  readingAsked: {
    'zh-CN': { subject: '收到阅卷申请', text: '有律师申请阅卷，请登录审核安排。' },
    en: { subject: 'A lawyer asks to read', text: 'A lawyer asks to read a file. Sign in to check and appoint.' },
  },
  handoverArrived: {
    'zh-CN': { subject: '有案件移送待接收', text: '有案件移送至本单位，请登录核对并接收。' },
    en: { subject: 'A case arrived', text: 'A case was handed over to your agency. Sign in to check and answer it.' },
  },
  handoverAnswered: {
    'zh-CN': { subject: '移送已有回执', text: '您单位移送的案件已有回执，请登录查看。' },
    en: { subject: 'A handover was answered', text: 'A case that your agency handed over was answered. Sign in for the receipt.' },
  },
  handoverWithdrawn: {
    'zh-CN': { subject: '移送已撤回', text: '一件移送至本单位的案件已被撤回，请登录查看。' },
    en: { subject: 'A handover was withdrawn', text: 'A handover to your agency was withdrawn. Sign in to see your desk.' },
  },
  shareAsked: {
    'zh-CN': { subject: '收到案件共享申请', text: '有单位申请共享案件，请登录审核。' },
    en: { subject: 'A case is asked for', text: 'An agency asks to be shared a case. Sign in to decide.' },
  },
  shareGranted: {
    'zh-CN': { subject: '案件已共享', text: '有案件共享给您单位，请登录查看范围和期限。' },
    en: { subject: 'A case is shared with you', text: 'A case is shared with your agency. Sign in for its scope and time.' },
  },
  shareRefused: {
    'zh-CN': { subject: '共享申请已答复', text: '您单位的案件共享申请已有答复，请登录查看。' },
    en: { subject: 'A request to share was answered', text: 'A request of your agency was answered. Sign in to see how.' },
  },
  shareEnded: {
    'zh-CN': { subject: '案件共享已终止', text: '一项给您单位的案件共享已终止，请登录查看。' },
    en: { subject: 'A share was ended', text: 'A share of a case with your agency was ended. Sign in to see your desk.' },
  },
  correctionAsked: {
    'zh-CN': { subject: '您的立案申请需要补正', text: '您的立案申请需要补正，补正内容和期限请登录查看。' },
    en: { subject: 'Your application needs mending', text: 'The court asks you to mend your application. Sign in for what, and until when.' },
  },
  applicationAccepted: {
    'zh-CN': { subject: '您的立案申请已登记立案', text: '您的立案申请已登记立案，请登录查看。' },
    en: { subject: 'Your application was accepted', text: 'Your application was accepted and a case is open. Sign in to see it.' },
  },
  applicationRefused: {
    'zh-CN': { subject: '您的立案申请已有结果', text: '您的立案申请已有结果，理由和上诉期限请登录查看。' },
    en: { subject: 'Your application was decided', text: 'Your application was decided on. Sign in for the reasons and until when you can appeal.' },
  },
  linkRenewed: {
    'zh-CN': { subject: '您的个人链接已更换', text: '法院应申请更换了您立案申请的个人链接，原链接已失效。如非您本人申请，请立即联系法院立案窗口。' },
    en: {
      subject: 'Your personal link was replaced',
      text: 'The court was asked for a new personal link to your application; the old one ended. If it was not you, call the court’s desk.',
    },
  },
  draftLapses: {
    'zh-CN': { subject: '您的立案申请草稿即将删除', text: '您有一份立案申请尚未提交，七日后将删除。如需保留，请登录继续填写。' },
    en: {
      subject: 'Your draft will be deleted',
      text: 'You began an application and did not send it. It is deleted in seven days, unless you sign in and go on with it.',
    },
  },
  news: {
    'zh-CN': { subject: '您有新的事项', text: '您有一项新的事项，请登录查看。' },
    en: { subject: 'There is something for you', text: 'There is something new for you. Please sign in.' },
  },
};
