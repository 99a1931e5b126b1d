import { Button } from '@mantine/core';
import { IconScreenShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { whoIs } from '../courtroom/order/wording.ts';
import { useCourtroomMedia } from '../courtroom/CourtroomContext.ts';
import { useScreenShare } from './ScreenShareContext.ts';
import classes from './ScreenShare.module.css';
import type { ShareModel } from './shareModel.ts';

/** Above the stage: that one's own screen is seen, and how it ends; of another's, what its stage cannot say. */
export function ScreenStrip({ model, isBusy }: { model: ShareModel; isBusy: boolean }) {
  const { t } = useTranslation();
  const { media } = useCourtroomMedia();
  const own = useScreenShare();
  const { isMine, sharer, seesIt, isBehind, mayStop } = model;
  const who = sharer ? whoIs(t, sharer) : '';
  const stop = mayStop ? (
    <Button size="sm" className={classes.stop ?? ''} disabled={isBusy} onClick={own.stop} data-testid="stop-screen">
      {isMine ? t('presentation:screen.stop') : t('presentation:screen.stopOf', { who })}
    </Button>
  ) : null;
  const words = ownWords() ?? othersWords();
  if (words === undefined) return null;
  return (
    <div className={classes.strip} data-mine={isMine} role="status" data-testid="screen-strip">
      <IconScreenShare size={24} stroke={1.75} aria-hidden="true" />
      <p>{words}</p>
      {own.hasFailed && !isMine ? (
        <Button size="sm" variant="default" onClick={own.forgetFailure}>
          {t('presentation:screen.understood')}
        </Button>
      ) : (
        stop
      )}
    </div>
  );

  function ownWords(): string | undefined {
    if (isMine && media.screen.track) return [t('presentation:screen.mine'), isBehind ? t('presentation:screen.mineBehind') : ''].join(' ').trim();
    if (isMine || own.isChoosing) return t('presentation:screen.choose');
    return own.hasFailed ? t('presentation:screen.failed') : undefined;
  }
  function othersWords(): string | undefined {
    if (!sharer) return undefined;
    if (!seesIt) return t('presentation:screen.notForYou', { who });
    return isBehind ? t('presentation:screen.behind', { who }) : undefined;
  }
}
