import { isKeptOut } from '@assize/contracts/hearing/publicity/state';
import type { HearingState } from '@assize/contracts/hearing/state';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../components/StatusMessage.tsx';

interface PublicityBannerProps {
  state: HearingState;
  meId: string;
}

/** Says to everybody that it is not public now and on what ground; to the gallery, why nothing is heard. */
export function PublicityBanner({ state, meId }: PublicityBannerProps) {
  const { t } = useTranslation();
  const { level, ground, reason } = state.publicity;
  const me = state.participants[meId];
  if (level === 'public' || ground === null || !me) return null;
  const isOut = isKeptOut(state, me);
  return (
    <div data-testid="publicity-banner" data-out={isOut}>
      <StatusMessage tone="attention" title={t(isOut ? 'publicity:out' : 'publicity:notPublic')} isLive>
        <p>{t('publicity:because', { ground: t(`publicity:ground.${ground}`) })}</p>
        {isOut ? <p>{t('publicity:outText')}</p> : <p>{t(`publicity:means.${level}`)}</p>}
        {reason === null ? null : <p>{t('publicity:words', { reason })}</p>}
      </StatusMessage>
    </div>
  );
}
