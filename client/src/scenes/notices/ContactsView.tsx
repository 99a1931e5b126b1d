import type { Channel, OwnContacts } from '@assize/contracts/notices/wire';
import { useTranslation } from 'react-i18next';
import { followedPath } from '../../app/paths.ts';
import { BackLink } from '../../components/BackLink.tsx';
import { SceneBody } from '../../components/SceneBody.tsx';
import { ScenePage } from '../../components/ScenePage.tsx';
import { StatusMessage } from '../../components/StatusMessage.tsx';
import type { SceneModel } from '../../components/scene.ts';
import type { RouteBody } from '@assize/contracts/http/routes';
import { ConfirmAddress } from './ConfirmAddress.tsx';
import { ContactsForm } from './ContactsForm.tsx';
import { OwnDispatches } from './OwnDispatches.tsx';

export interface ContactActs {
  change: (body: RouteBody<'POST /api/contacts'>) => Promise<unknown>;
  askCode: (channel: Channel) => Promise<void>;
  confirm: (channel: Channel, code: string) => Promise<unknown>;
}
interface ContactsViewProps {
  model: SceneModel<OwnContacts>;
  isDemo: boolean;
  isFollower: boolean;
  acts: ContactActs;
  onRetry: () => void;
}

/** A person's own addresses, each with whether it was confirmed, their language and wishes, and what was sent to them. */
export function ContactsView({ model, isDemo, isFollower, acts, onRetry }: ContactsViewProps) {
  const { t } = useTranslation();
  return (
    <ScenePage title={t('notices:title')} lead={t('notices:lead')} header={{ isDemo }} data-testid="my-contacts">
      <SceneBody
        model={model}
        skeleton={[10, 18, 8]}
        empty={<StatusMessage tone="info">{t('notices:empty')}</StatusMessage>}
        onRetry={onRetry}
        offline={<p>{t('notices:offline')}</p>}
      >
        {(contacts) => (
          <>
            <ConfirmAddress channel="email" held={contacts.email} isOffered={contacts.channels.includes('email')} acts={acts} />
            <ConfirmAddress channel="sms" held={contacts.phone} isOffered={contacts.channels.includes('sms')} acts={acts} />
            <ContactsForm contacts={contacts} onChange={acts.change} />
            <OwnDispatches dispatches={contacts.dispatches} />
          </>
        )}
      </SceneBody>
      <BackLink to={isFollower ? followedPath : '/'}>{t(isFollower ? 'notices:toCases' : 'notices:toHome')}</BackLink>
    </ScenePage>
  );
}
