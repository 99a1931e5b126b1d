import type { CustodyActor, CustodyDraft } from '@assize/contracts/custody/events';
import { custodian } from '@assize/contracts/custody/events';
import type { KeepingHealth } from '@assize/contracts/custody/keeping/views';
import { readCustody } from '@assize/contracts/custody/reduce';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import type { Language } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { buildRecord, custodyLine } from '../../record/buildRecord.ts';
import { KeepingView } from './KeepingView.tsx';

const judgeId = '018f0000-0000-7000-8000-0000000000c1';
const judge: CustodyActor = { accountId: '018f0000-0000-7000-8000-0000000000c9', participantId: judgeId, role: 'presidingJudge' };
const well: KeepingHealth = {
  retention: 'longTerm',
  dueOn: '2087-01-01',
  obstacle: null,
  objects: 12,
  bytes: 2_000_000,
  checkedAt: '2026-11-24T04:00:00.000Z',
  hasSecondCopy: true,
  unwell: [],
};
const people = [
  { participantId: '018f0000-0000-7000-8000-0000000000a1', role: 'clerk' as const, name: '周敏' },
  { participantId: judgeId, role: 'presidingJudge' as const, name: '王法官' },
];
const proposed: CustodyDraft = { type: 'destruction.proposed', payload: { reason: '保管期限届满', dueOn: '2087-01-01' } };
const key = 'recordings/1/products/hearing.mp4';

function draw(lines: [CustodyDraft, CustodyActor?][], change: Partial<KeepingHealth> = {}, language: Language = 'en'): string {
  const record = buildRecord({ people, custody: lines.map(([draft, actor], index) => custodyLine(index + 11, draft, actor)) });
  const custody = readCustody(record.hearingId, record.custody);
  const nothing = (): Promise<void> => Promise.resolve();
  return renderInLanguage(language, <KeepingView record={record} custody={custody} act={nothing} health={{ ...well, ...change }} onCertificate={nothing} />);
}

describe('the keeping of a record', () => {
  it('says class, day and how its copies are', () => {
    expect(textOf(draw([]))).toContain('Long term (60 years)');
    expect(textOf(draw([], {}, 'zh-CN'))).toContain('双副本，共12件');
    expect(textOf(draw([], { retention: 'permanent', dueOn: null, obstacle: 'notDue' }))).toContain('For ever');
  });

  it('names a damaged copy and an object that is lost', () => {
    const html = draw(
      [
        [{ type: 'keeping.rotFound', payload: { key, copy: 'first' } }, custodian],
        [{ type: 'keeping.lost', payload: { key } }, custodian],
      ],
      { unwell: [{ key, first: 'broken', second: 'broken' }] },
    );
    expect(textOf(html)).toContain(`${key}: first copy damaged, second copy damaged`);
    expect(textOf(html)).toContain('no copy is good any more');
  });

  it('lets a clerk propose destruction only when nothing is in the way', () => {
    expect(draw([])).toContain('keeping-destruction.propose');
    const early = draw([], { obstacle: 'notDue' });
    expect(early).not.toContain('keeping-destruction.propose');
    expect(textOf(early)).toContain('Not before the day');
    expect(draw([[{ type: 'hold.placed', payload: { reason: 'retrial' } }, judge]])).not.toContain('keeping-hold.lift');
  });

  it('lets nobody review what they proposed themselves', () => {
    const own = draw([[proposed]]);
    expect(own).not.toContain('keeping-approve');
    expect(textOf(own)).toContain('another person of the court reviews it');
    expect(draw([[proposed, judge]])).toContain('keeping-approve');
  });

  it('offers the certificate, and nothing else, once it is destroyed', () => {
    const done: CustodyDraft = { type: 'destruction.done', payload: { objects: [{ key, bytes: 3, sha256: null }], isKeyDestroyed: true } };
    const html = draw([[proposed, judge], [{ type: 'destruction.reviewed', payload: { isApproved: true, reason: 'x' } }], [done, custodian]], {
      obstacle: 'destroyed',
    });
    expect(html).toContain('data-testid="certificate"');
    expect(html).not.toContain('keeping-hold.place');
  });
});
