import type { PageSize } from '@assize/contracts/hearing/evidence/pages';
import { ApiError, type ApiErrorCode } from '../../session/ApiError.ts';
import { getAccessToken } from '../../session/session.ts';

export interface PageAsked {
  /** By which right it is asked for: `pagesOfHearing`, `pagesOfCase`, or a moment of a replay. */
  from: string;
  exhibitId: string;
  page: number;
  size: PageSize;
}
const kept = 24;
const codes: Record<number, ApiErrorCode> = { 404: 'notFound', 409: 'conflict', 429: 'rateLimited' };

/** Exhibits as whoever may open them now. */
export function pagesOfHearing(hearingId: string): string {
  return `/api/hearings/${hearingId}/exhibits`;
}

/** Documents of a case file, or those versions of them that were replaced and have this number. */
export function pagesOfCase(caseId: string, version?: number): string {
  const path = `/api/case-files/${caseId}/documents`;
  return version === undefined ? path : `${path}?version=${String(version)}`;
}

async function fetchPage({ from, exhibitId, page }: Omit<PageAsked, 'size'>, what: string): Promise<Response> {
  const headers = { authorization: `Bearer ${await getAccessToken()}` };
  const [place = '', query = ''] = from.split('?');
  const path = `${place}/${exhibitId}/pages/${String(page)}/${what}${query && `?${query}`}`;
  const answer = await fetch(path, { headers, cache: 'no-store' }).catch(() => undefined);
  if (!answer) throw new ApiError('offline');
  if (!answer.ok) throw new ApiError(codes[answer.status] ?? 'unavailable');
  return answer;
}

/**
 * Pages in the memory of this tab, the last few: no cache of the browser keeps them, and a page that was
 * fetched ahead is there when it is turned to.
 */
export class PageImages {
  readonly #urls = new Map<string, Promise<string>>();

  /** The address of a page's picture within this tab. Throws ApiError; what failed is asked for again. */
  get(asked: PageAsked): Promise<string> {
    const key = [asked.from, asked.exhibitId, asked.page, asked.size].join('/');
    const known = this.#urls.get(key);
    this.#urls.delete(key); // the map is in the order of the last use
    const url = known ?? this.#fetch(asked);
    this.#urls.set(key, url);
    url.catch(() => this.#urls.delete(key));
    this.#forgetOldest();
    return url;
  }

  async #fetch(asked: PageAsked): Promise<string> {
    return URL.createObjectURL(await (await fetchPage(asked, asked.size)).blob());
  }

  /** Lets go of all pages that came by this right, in whatever version. */
  forget(from: string): void {
    for (const key of [...this.#urls.keys()]) if (key.startsWith(`${from}/`) || key.startsWith(`${from}?`)) this.#drop(key);
  }

  #forgetOldest(): void {
    for (const key of this.#urls.keys()) {
      if (this.#urls.size <= kept) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const url = this.#urls.get(key);
    this.#urls.delete(key);
    void url?.then(
      (one) => URL.revokeObjectURL(one),
      () => undefined,
    );
  }
}
export const pageImages = new PageImages();

/** The words on a page, for whoever cannot see it; empty where it is a picture. Throws ApiError. */
export async function fetchWords(asked: Omit<PageAsked, 'size'>): Promise<string> {
  return (await fetchPage(asked, 'text')).text();
}
