import type { CheckedProof } from '@assize/contracts/http/proofs';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { deposit, everyProof, provenAt, signature, stamp } from './everyProof.ts';
import { ProofList } from './ProofList.tsx';
import { proofsModel } from './proofsModel.ts';

describe('what is said of a proof', () => {
  const tone = (proof: CheckedProof): string | undefined => proofsModel([proof])[0]?.tone;
  const keys = (proof: CheckedProof): string => JSON.stringify(proofsModel([proof])[0]?.lines);

  it('is good for nothing but a stamp of this whole file by an authority that the court knows', () => {
    expect(everyProof.filter((one) => tone(one) === 'good')).toEqual([{ ...stamp, isInside: true }, stamp]);
  });

  it('is a warning without any time for what does not fit or is of another file', () => {
    for (const broken of [
      { ...stamp, isIntact: false },
      { ...stamp, covers: false },
    ]) {
      expect(tone(broken)).toBe('danger');
      expect(keys(broken)).not.toContain(provenAt);
    }
    expect(keys({ ...stamp, isIntact: false, covers: false })).toContain('stampBroken');
  });

  it('never says that a time is proven by a signer, a party, or somebody whom the court does not know', () => {
    for (const one of everyProof) if (tone(one) !== 'good' && !(one.kind === 'timeStamp' && one.isTrusted)) expect(keys(one)).not.toContain('proofs.existed"');
  });
});

describe.each(languages)('proofs in %s', (language) => {
  const read = (proofs: CheckedProof[]): string => textOf(renderInLanguage(language, <ProofList proofs={proofs} />));

  it('are told in words, what each proves and what not', () => {
    expect(read([stamp])).toMatch(
      /Demo authority.*(existed on .*2026.* at the latest|最迟在2026.*已经存在).*(does not prove that what they say is true|不证明其内容真实)/,
    );
    expect(read([deposit])).toMatch(/a notary.*B-7.*(compared the two hashes and asked nobody else|只比对了两个哈希值)/);
    expect(read([signature])).toMatch(/Zhang San.*(as the certificate says|以证书所载为准)/);
  });

  it('have a text for everything that can be found, and nothing where there are none', () => {
    expect(read(everyProof)).not.toMatch(/presentation:[a-z]|proofs\.[a-z]|\{\{/);
    expect(read([])).toBe('');
  });
});
