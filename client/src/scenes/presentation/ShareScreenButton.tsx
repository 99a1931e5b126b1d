import { Button } from '@mantine/core';
import { IconScreenShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useScreenShare } from './ScreenShareContext.ts';
import type { ShareModel } from './shareModel.ts';

/** For whoever presents, where the browser can. */
export function ShareScreenButton({ model, isBusy }: { model: ShareModel; isBusy: boolean }) {
  const { t } = useTranslation();
  const { canShare, isChoosing, share } = useScreenShare();
  if (!model.mayShare || !canShare) return null;
  return (
    <Button
      size="md"
      variant="light"
      leftSection={<IconScreenShare size={20} stroke={1.75} aria-hidden="true" />}
      disabled={isBusy || isChoosing}
      onClick={share}
      data-testid="share-screen"
    >
      {t('presentation:screen.share')}
    </Button>
  );
}
