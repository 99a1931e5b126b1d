import { partiesCaseCommands } from '@assize/contracts/casefile/parties/wire';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../i18n/formatInstant.ts';
import classes from '../CaseFile.module.css';
import { type FilePanelProps, may } from '../filePanel.ts';
import { FormOpener } from '../FormOpener.tsx';
import { ReasonForm } from '../ReasonForm.tsx';
import { AgentForm } from './AgentForm.tsx';
import { PartyForm } from './PartyForm.tsx';
import { emptyParty, partyValues, type ViewedParty } from './peopleForms.ts';

type PeopleProps = Pick<FilePanelProps, 'file' | 'act'>;

/** Who is in the case and who acts for them; names of protected people are shortened for whoever does not work on it. */
export function PeoplePanel({ file, act, parties }: PeopleProps & { parties: readonly ViewedParty[] }) {
  const { t } = useTranslation();
  return (
    <section className={classes.panel} aria-labelledby="people" data-testid="people">
      <h2 id="people">{t('files:people.title')}</h2>
      {parties.length === 0 ? <p>{t('files:people.none')}</p> : null}
      <ul className={classes.rows}>
        {parties.map((one) => (
          <PartyRow key={one.partyId} party={one} file={file} act={act} />
        ))}
      </ul>
      {may(file, 'changePeople') ? (
        <FormOpener label={t('files:people.add')} testId="add-party">
          {(close) => (
            <PartyForm
              file={file}
              act={act}
              label={t('files:people.add')}
              initial={emptyParty(file.kind)}
              schema={partiesCaseCommands['party.add']}
              commandOf={(payload) => ({ type: 'party.add', payload })}
              onDone={close}
            />
          )}
        </FormOpener>
      ) : null}
    </section>
  );
}

function PartyRow({ party, file, act }: PeopleProps & { party: ViewedParty }) {
  const { t, i18n } = useTranslation();
  const { partyId, role, form, name, isMasked, idNumber, phone, bornOn } = party;
  const known = [
    idNumber === null ? '' : t('files:people.idNumber', { idNumber }),
    phone === null ? '' : t('files:people.phone', { phone }),
    bornOn === null ? '' : t('files:people.bornOn', { day: formatDay(bornOn, i18n.language) }),
  ].filter(Boolean);
  // Whoever does not see all of it would write over what they do not see.
  const mayChange = may(file, 'changePeople') && may(file, 'seePeople') && !isMasked;
  return (
    <li data-testid="party">
      <p>
        {t(`files:partyRole.${role}`)} <strong>{name}</strong>
        {form === 'organisation' ? ` (${t('files:people.form.organisation')})` : ''}
        {isMasked ? (
          <span className={classes.masked}>
            {' '}
            <IconEyeOff size={20} stroke={1.75} aria-hidden="true" /> {t('files:people.masked')}
          </span>
        ) : null}
      </p>
      {known.length > 0 ? <p className={classes.muted}>{known.join(' · ')}</p> : null}
      {party.agents.map((agent) => (
        <div key={agent.agentId} className={classes.stack}>
          <p>
            {t(`files:agentForm.${agent.form}`)} {agent.name}
            {agent.firm === null ? '' : ` · ${agent.firm}`}
          </p>
          {may(file, 'changePeople') ? (
            <FormOpener label={t('files:people.endAgent', { name: agent.name })} testId="end-agent">
              {(close) => (
                <ReasonForm
                  consequence={t('files:people.endAgentText', { name: agent.name, party: name })}
                  label={t('files:people.endAgent', { name: agent.name })}
                  testId="end-agent"
                  act={act}
                  commandOf={(reason) => ({ type: 'agent.end', payload: { agentId: agent.agentId, reason } })}
                  onDone={close}
                />
              )}
            </FormOpener>
          ) : null}
        </div>
      ))}
      {may(file, 'changePeople') ? (
        <div className={classes.acts}>
          {mayChange ? (
            <FormOpener label={t('files:people.change', { name })} testId="change-party">
              {(close) => (
                <PartyForm
                  file={file}
                  act={act}
                  label={t('files:people.change', { name })}
                  partyId={partyId}
                  initial={partyValues(party)}
                  schema={partiesCaseCommands['party.change']}
                  commandOf={(payload) => ({ type: 'party.change', payload })}
                  onDone={close}
                />
              )}
            </FormOpener>
          ) : null}
          <FormOpener label={t('files:people.nameAgent', { name })} testId="name-agent">
            {(close) => <AgentForm act={act} partyId={partyId} partyName={name} onDone={close} />}
          </FormOpener>
          <FormOpener label={t('files:people.remove', { name })} testId="remove-party">
            {(close) => (
              <ReasonForm
                consequence={t('files:people.removeText', { name })}
                label={t('files:people.remove', { name })}
                testId="remove-party"
                act={act}
                commandOf={(reason) => ({ type: 'party.remove', payload: { partyId, reason } })}
                onDone={close}
              />
            )}
          </FormOpener>
        </div>
      ) : null}
    </li>
  );
}
