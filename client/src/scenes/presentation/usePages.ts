import type { PageSize } from '@assize/contracts/hearing/evidence/pages';
import type { ExhibitPages } from '@assize/contracts/http/documents';
import { useEffect, useState } from 'react';
import { codeOf } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import { api } from '../../session/session.ts';
import { type PageAsked, pageImages } from './pageImages.ts';

const againMs = 1500;

/** What an exhibit is on the screen; asked again while its pages are being made or the line is down. */
export function usePages(hearingId: string, exhibitId: string): ExhibitPages | undefined {
  const [found, setFound] = useState<{ exhibitId: string; pages: ExhibitPages }>();
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const pages = await api('GET /api/hearings/:hearingId/exhibits/:exhibitId/pages', { params: { hearingId, exhibitId } }).catch(() => undefined);
      if (isOver) return;
      if (pages) setFound({ exhibitId, pages });
      if (pages?.pages.status !== 'ready') timer = setTimeout(() => void look(), againMs);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [hearingId, exhibitId]);
  return found?.exhibitId === exhibitId ? found.pages : undefined;
}

export interface PagePicture {
  /** The picture to show: of the page before, until the wanted one is there. */
  url: string | undefined;
  isLoading: boolean;
  fault: ApiErrorCode | undefined;
  again: () => void;
}

/** The picture of a page; those beside it are fetched ahead when `ahead` says that the viewer may have them. */
export function usePagePicture(asked: PageAsked, ahead: readonly number[]): PagePicture {
  const { from, exhibitId, page, size } = asked;
  const key = `${exhibitId}/${String(page)}`;
  const [shown, setShown] = useState<{ key: string; size: PageSize; url: string }>();
  const [fault, setFault] = useState<{ key: string; code: ApiErrorCode }>();
  const [attempt, setAttempt] = useState(0);
  const next = ahead.join();
  useEffect(() => {
    let isOver = false;
    pageImages.get({ from, exhibitId, page, size }).then(
      (url) => {
        if (isOver) return;
        setFault(undefined);
        setShown({ key: `${exhibitId}/${String(page)}`, size, url });
        for (const one of next.split(',').filter(Boolean)) void pageImages.get({ from, exhibitId, page: Number(one), size: 'screen' }).catch(() => undefined);
      },
      (error: unknown) => {
        if (!isOver) setFault({ key: `${exhibitId}/${String(page)}`, code: codeOf(error) });
      },
    );
    return () => {
      isOver = true;
    };
  }, [from, exhibitId, page, size, next, attempt]);
  const isThis = shown?.key === key;
  return {
    // A sharper picture of the same page comes over the one that is there; another page never stands in for it.
    url: isThis ? shown.url : undefined,
    isLoading: !isThis && fault?.key !== key,
    fault: fault?.key === key ? fault.code : undefined,
    again: () => {
      setFault(undefined);
      setAttempt((count) => count + 1);
    },
  };
}
