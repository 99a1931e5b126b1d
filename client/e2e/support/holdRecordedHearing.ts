import { killVictim } from '../../../infra/chaos/victims.ts';
import type { Court } from '../../../infra/start/startCourt.ts';
import type { CourtClient } from '../../../infra/testing/CourtClient.ts';
import { untilTone } from '../../../infra/testing/hearTone.ts';
import { people } from '../../../infra/testing/media.ts';
import type { Person } from '../../../infra/testing/Person.ts';

/** What the clerk notes while it is sealed. */
export const sealedWords = 'how the glaze is mixed';

interface Present {
  court: Court;
  judge: Person;
  plaintiff: Person;
  clerk: CourtClient;
}

/**
 * A hearing that is under way, to its end. The plaintiff's camera and tone are on in two stretches only: one that is
 * sealed at once, and the court investigation. Between them evidence is heard in private, which is not recorded; after
 * them the media workers die.
 */
export async function holdRecordedHearing({ court, judge, plaintiff, clerk }: Present): Promise<void> {
  const type = (testId: string, text: string): Promise<void> => judge.page.type(`[data-testid="${testId}"]`, text);
  const gone = (testId: string) => plaintiff.page.waitForSelector(`[data-testid="${testId}"]`, { hidden: true });
  const goOn = (person: Person): Promise<unknown> => person.untilReceived((now, before) => now.framesDecoded > before.framesDecoded + 50, 90_000);
  const enterStage = async (stage: string): Promise<void> => {
    await judge.click('tab-agenda');
    await judge.click('next-stage');
    await judge.page.waitForSelector(`[data-testid="stage-${stage}"][aria-current="step"]`);
    await judge.click('tab-people');
  };
  /** When it ends, the plaintiff is neither heard nor seen any more. */
  const plaintiffSpeaks = async (): Promise<void> => {
    for (const device of ['camera', 'microphone']) await plaintiff.click(`toggle-${device}`);
    await untilTone(judge.page, people.plaintiff.toneHz, true);
    await goOn(judge);
    for (const device of ['camera', 'microphone']) {
      await plaintiff.click(`toggle-${device}`);
      await plaintiff.page.waitForSelector(`[data-testid="toggle-${device}"][data-state="off"]`);
    }
    await untilTone(judge.page, people.plaintiff.toneHz, false);
  };

  await goOn(plaintiff);
  await judge.click('tab-people');
  await judge.page.select('[data-testid="publicity-level"]', 'sealed');
  await judge.page.select('[data-testid="publicity-ground"]', 'tradeSecret');
  await type('publicity-reason', 'the plaintiff applies for it');
  await judge.click('publicity-set');
  await plaintiff.see('publicity-banner');
  await clerk.command('note.make', { text: sealedWords });
  await plaintiffSpeaks();
  await type('publicity-reason', 'that is over');
  await judge.click('publicity-set');
  await gone('publicity-banner');

  for (const act of ['further-acts', 'act-interrupt', 'cause-closedEvidence', 'confirm']) await judge.click(act);
  await plaintiff.see('interruption');
  await judge.click('act-go-on', 60_000);
  await gone('interruption');

  await enterStage('investigation');
  await judge.click('floor-next');
  await plaintiff.see('yield-floor');
  await plaintiffSpeaks();
  await enterStage('evidence');
  await killVictim(court, 'sfuWorker');
  // Media is back; then there is some more to record.
  await goOn(plaintiff);
  await goOn(plaintiff);
  await judge.click('act-close', 60_000);
  await judge.click('confirm');
}
