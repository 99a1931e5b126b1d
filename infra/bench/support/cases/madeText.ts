import { Chance } from './Chance.ts';

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const givenNames = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红文建国志海林峰雪梅婷宇浩然欣怡梓晨子轩雨泽佳琪思远天翔晓东'.split('');
const legalWords = (
  '诈骗 被告人 被害人 银行账户 转账 虚构 投资平台 电信网络 供述 证人 证言 公诉机关 侦查 讯问笔录 起诉意见 涉案 金额 人民币 扣押 ' +
  '合同 违约 借款 利息 担保 抵押 执行 裁定 判决 上诉 鉴定 意见 现场 勘验 微信 手机 快递 工程款 劳动 报酬 离婚 抚养 继承 房屋 买卖 ' +
  '租赁 交通事故 赔偿 保险 公司 股东 清算 破产 行政处罚 复议 公益诉讼 环境 污染 食品 药品 毒品 非法 吸收 公众 存款 集资 未成年人'
).split(' ');
/** Characters of every kind; what they mean is of no matter here. */
const characters = Array.from({ length: 1500 }, (_, index) => String.fromCodePoint(0x4e00 + index * 13));

const words = makeWords();
/** Where each of 65,536 throws leads to: a word the more often, the earlier it stands (Zipf). */
const throws = makeThrows(words.length);
const chance = new Chance(1);

export function madeName(by: Chance): string {
  return by.pick(surnames) + by.pick(givenNames) + (by.is(0.7) ? by.pick(givenNames) : '');
}

/** Text of a page of about so many characters, with these words in it. */
export function madePage(length: number, within: readonly string[]): string {
  let text = '';
  let next = 0;
  while (text.length < length) {
    text += words[throws[chance.below(65_536)] ?? 0] ?? '';
    if (text.length > (next + 1) * 40) {
      text += within[next] ?? '';
      text += chance.is(0.3) ? '。' : ',';
      next += 1;
    }
  }
  return text + within.slice(next).join('');
}

function makeWords(): string[] {
  const by = new Chance(2);
  const made = Array.from({ length: 12_000 }, () => by.pick(characters) + by.pick(characters) + (by.is(0.3) ? by.pick(characters) : ''));
  // Terms of law stand among the more frequent.
  return [...characters.slice(0, 60), ...legalWords, ...new Set(made)];
}

function makeThrows(count: number): Uint16Array {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 8));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const table = new Uint16Array(65_536);
  let at = 0;
  let reached = 0;
  for (const [rank, weight] of weights.entries()) {
    reached += weight / sum;
    while (at < table.length && at < reached * table.length) table[at++] = rank;
  }
  return table;
}
