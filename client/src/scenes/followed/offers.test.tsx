import type { ReceivedOffer } from '@assize/contracts/casefile/offers/views';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { OfferForm } from './OfferForm.tsx';
import { ReceivedOffers } from './OffersPanel.tsx';
import { Offers } from './Offers.tsx';
import { offerWords, ownOfferWords } from './offerWords.ts';

const at = '2026-11-24T02:00:00.000Z';
const offer: ReceivedOffer = {
  ...{ offerId: '018f0000-0000-7000-8000-000000000001', kind: 'evidence', title: '演示借条', proves: '借款十万元', fileName: 'a.pdf', offeredAt: at },
  ...{ status: 'offered', reason: null, decidedAt: null, giver: '演示代理人', partyName: '演示原告' },
};

describe.each(languages)('what parties offered, for the agency, in %s', (language) => {
  const draw = (offers: ReceivedOffer[], isOpen = true, mayAnswer = true): string =>
    renderInLanguage(language, <ReceivedOffers offers={offers} act={() => Promise.resolve()} mayAnswer={mayAnswer} isOpen={isOpen} />);
  it('says who gave it, for whom, and what it is to prove', () => {
    const text = textOf(draw([offer]));
    for (const word of ['演示借条', '演示代理人', '演示原告', '借款十万元']) expect(text).toContain(word);
    expect(text).not.toMatch(/followed:|{{/);
    expect(textOf(draw([]))).toMatch(/(No party|没有当事人)/);
  });
  it('is taken or refused while it waits, and not taken while the file is on its way', () => {
    expect(draw([offer])).toMatch(/take-offer.*refuse-offer/s);
    expect(draw([offer], false)).toMatch(/<button[^>]*disabled[^>]*data-testid="take-offer"|data-testid="take-offer"[^>]*disabled/);
    for (const status of ['taken', 'refused'] as const)
      expect(draw([{ ...offer, status, reason: '看不清', decidedAt: at }])).not.toMatch(/take-offer|refuse-offer/);
  });
  it('is read by who may only read it, and not at all once its giver took it back', () => {
    expect(draw([offer], true, false)).toContain('read-received');
    expect(draw([offer], true, false)).not.toMatch(/take-offer|refuse-offer/);
    const withdrawn = draw([{ ...offer, status: 'withdrawn', decidedAt: at }]);
    expect(textOf(withdrawn)).toMatch(/Taken back by its giver|提交人已撤回/);
    expect(withdrawn).not.toMatch(/read-received|take-offer|refuse-offer/);
  });
  it('is taken back by its giver while it waits, and says so then', () => {
    const own = (status: ReceivedOffer['status']): string =>
      renderInLanguage(language, <Offers caseId={offer.offerId} offers={[{ ...offer, status, decidedAt: at }]} act={() => Promise.resolve()} />);
    expect(own('offered')).toContain('data-testid="take-back"');
    for (const status of ['taken', 'refused', 'withdrawn'] as const) expect(own(status)).not.toContain('data-testid="take-back"');
    expect(textOf(own('withdrawn'))).toMatch(/You took it back|您已于.*撤回/);
    const meanwhile = renderInLanguage(language, <RefusalView acting={{ refusal: 'wrongCaseState', cause: 'answered' }} wordsOf={ownOfferWords} />);
    expect(textOf(meanwhile)).toMatch(/cannot be taken back|不能撤回/);
  });
  it('says of what was answered meanwhile that it was, and speaks of no handover', () => {
    const refused = { refusal: 'wrongCaseState', cause: 'answered' } as const;
    const text = textOf(renderInLanguage(language, <RefusalView acting={refused} wordsOf={offerWords} />));
    expect(text).toMatch(/What was offered was answered already|该材料已有答复/);
    expect(textOf(renderInLanguage(language, <RefusalView acting={refused} />))).toMatch(/This handover was answered|该移送已经答复/);
  });
  it('has words for every field of its form', () => {
    expect(textOf(renderInLanguage(language, <OfferForm caseId={offer.offerId} />))).not.toMatch(/followed:|{{/);
  });
});
