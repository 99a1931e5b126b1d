import { partiesCaseCommands } from '@assize/contracts/casefile/parties/wire';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../i18n/describeStates.tsx';
import { languages } from '../../../i18n/languages.ts';
import { renderInLanguage } from '../../../i18n/renderInLanguage.tsx';
import { fieldErrors } from '../../admin/fieldErrors.ts';
import { buildFile } from '../testData.ts';
import { AgentForm } from './AgentForm.tsx';
import { PartyForm } from './PartyForm.tsx';
import { agentBody, emptyAgent, emptyParty, partyBody, partyValues, rolesIn } from './peopleForms.ts';

const id = '018f0000-0000-7000-8000-000000000001';
const add = partiesCaseCommands['party.add'];

describe('somebody of a case', () => {
  it('begins with what people are in a case of its kind', () => {
    expect([rolesIn('criminal')[0], rolesIn('civil')[0]]).toEqual(['suspect', 'plaintiff']);
    expect(new Set(rolesIn('criminal'))).toEqual(new Set(rolesIn('civil')));
  });
  it('needs a name, and tells what is wrong beside its field', () => {
    expect(fieldErrors(add, partyBody(id, emptyParty('criminal')))).toEqual({ name: 'required' });
    expect(fieldErrors(add, partyBody(id, { ...emptyParty('criminal'), name: 'x', idNumber: '1'.repeat(41), bornOn: '2026-02-30' }))).toEqual({
      idNumber: 'tooLong',
      bornOn: 'invalid',
    });
  });
  it('comes out of the form as it went in', () => {
    const [party] = buildFile().parties ?? [];
    if (!party) throw new Error('there is one');
    const { isMasked: _isMasked, agents: _agents, ...known } = { ...party, phone: '13800000000', bornOn: '1990-01-02' };
    expect(add.parse(partyBody(party.partyId, partyValues({ ...party, ...known })))).toEqual(known);
  });
  it('was born on no day when it is an organisation', () => {
    expect(partyBody(id, { ...emptyParty('civil'), form: 'organisation', name: 'x', bornOn: '1990-01-02' })).toMatchObject({ bornOn: null });
  });
});

describe('an agent', () => {
  const name = partiesCaseCommands['agent.name'];
  it('has powers named for a special authority alone', () => {
    const values = { ...emptyAgent, name: 'x', powers: 'admit,settle' };
    expect(name.parse(agentBody(id, id, { ...values, authority: 'special' }))).toMatchObject({ powers: ['admit', 'settle'] });
    expect(name.parse(agentBody(id, id, values))).toMatchObject({ authority: 'general', powers: [], firm: null });
  });
});

describe.each(languages)('forms of people in %s', (language) => {
  it('have words for all that they ask', () => {
    const act = (): Promise<void> => Promise.resolve();
    const form = (
      <PartyForm
        file={buildFile()}
        act={act}
        label="X"
        initial={emptyParty('criminal')}
        schema={add}
        commandOf={(payload) => ({ type: 'party.add', payload })}
        onDone={() => undefined}
      />
    );
    for (const one of [form, <AgentForm key="agent" act={act} partyId={id} partyName="演示嫌疑人" onDone={() => undefined} />])
      expect(textOf(renderInLanguage(language, one))).not.toMatch(/files:|admin:|{{|undefined/);
  });
});
