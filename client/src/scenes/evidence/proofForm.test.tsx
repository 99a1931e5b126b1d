import { mostTokenChars, proofSchema } from '@assize/contracts/hearing/evidence/proofs';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import { depositOf, noDeposit, stampOf } from './proofFormModel.ts';

const exhibitId = '00000000-0000-4000-b007-000000000001';
const proofId = '00000000-0000-4000-b00a-000000000001';
const typed = { place: ' a notary ', reference: 'B-7', hash: `${'AB:'.repeat(31)}AB`, local: '' };

describe('what is typed of a deposit', () => {
  it('is taken as people copy it: capitals, colons and spaces in a hash, no time', () => {
    expect(depositOf(typed, proofId)).toEqual({ kind: 'deposit', proofId, place: 'a notary', reference: 'B-7', sha256: 'ab'.repeat(32), depositedAt: null });
    expect(depositOf({ ...typed, local: '2026-03-02T16:09' }, proofId)).toMatchObject({ depositedAt: '2026-03-02T08:09:00.000Z' });
  });
  it('is none while it is not whole', () => {
    for (const part of [{ place: ' ' }, { reference: '' }, { hash: 'ab' }, { hash: 'x'.repeat(64) }])
      expect(depositOf({ ...typed, ...part }, proofId)).toBeUndefined();
    expect(depositOf(noDeposit, proofId)).toBeUndefined();
  });
});

describe('a file of a time stamp', () => {
  it('is sent as it is, each byte of it', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const proof = stampOf(bytes, proofId);
    expect(proof?.kind === 'timeStamp' && Buffer.from(proof.token, 'base64').equals(Buffer.from(bytes))).toBe(true);
    expect(proofSchema.safeParse(proof).success).toBe(true);
  });
  it('is refused when no time stamp is so large, or when it is empty', () => {
    for (const length of [0, mostTokenChars, 50_000_000]) expect(stampOf(new Uint8Array(length), proofId)).toBeUndefined();
  });
});

describe.each(languages)('the form for proofs in %s', (language) => {
  it('is there for one’s own exhibits that were not withdrawn, and for nobody else', () => {
    const hearing = buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'defendant'], upTo: 'inSession' });
    const about = { title: 'The contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...about } }, hearing.idOf('plaintiff'));
    hearing.command({ type: 'exchange.open', payload: {} }, hearing.idOf('clerk'));
    const read = (role: 'plaintiff' | 'defendant' | 'presidingJudge'): string =>
      textOf(renderInLanguage(language, <EvidencePanel state={hearing.state} meId={hearing.idOf(role)} isBusy={false} send={() => Promise.resolve(true)} />));
    const heading = /Proof from outside of the court|法院以外的证明/;
    expect(read('plaintiff')).toMatch(heading);
    expect(read('plaintiff')).toMatch(/SHA-256/);
    for (const role of ['defendant', 'presidingJudge'] as const) expect(read(role)).not.toMatch(heading);
    const proof = depositOf(typed, proofId);
    if (!proof) throw new Error('no proof');
    hearing.command({ type: 'exhibit.attachProof', payload: { exhibitId, proof } }, hearing.idOf('plaintiff'));
    expect(read('plaintiff')).toMatch(/1 attached|已附1项/);
    expect(read('plaintiff')).not.toMatch(/evidence:[a-z]|proof\.[a-z]|\{\{/);
    hearing.command({ type: 'exhibit.withdraw', payload: { exhibitId, reason: 'by mistake' } }, hearing.idOf('plaintiff'));
    expect(read('plaintiff')).not.toMatch(heading);
  });
});
