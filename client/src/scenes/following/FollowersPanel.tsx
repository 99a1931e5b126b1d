import type { newFollowerSchema } from '@assize/contracts/casefile/follow/wire';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { pageOfList } from '../../components/pageOfList.ts';
import { Pager } from '../../components/Pager.tsx';
import { IssuedLinkDialog } from '../admin/IssuedLinkDialog.tsx';
import panel from '../caseFile/CaseFile.module.css';
import { FormOpener } from '../caseFile/FormOpener.tsx';
import { FollowerForm } from './FollowerForm.tsx';
import { FollowerRow } from './FollowerRow.tsx';
import { type FollowingPanelProps, listFollowers, nameFits } from './following.ts';

export interface LinkWays {
  /** Names a follower; their link. Rejects with ApiError. */
  onName: (body: z.output<typeof newFollowerSchema>) => Promise<string>;
  /** A new link in place of those before; the link. Rejects with ApiError. */
  onRelink: (followerId: string) => Promise<string>;
}
/** Longer lists are searched by name. */
const searchedFrom = 10;

/** Who follows the case: how they sign in, what they opened and when; a link is told once, when it is made. */
export function FollowersPanel({ onName, onRelink, ...data }: FollowingPanelProps & LinkWays) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(1);
  const [issued, setIssued] = useState<{ url: string; name: string } | null>(null);
  const all = listFollowers(data.follow);
  const list = pageOfList(
    all.filter((one) => nameFits(one.name, text)),
    asked,
  );
  return (
    <section className={panel.panel} aria-labelledby="followers" data-testid="followers">
      <h2 id="followers">{t('following:followers.title')}</h2>
      <p className={panel.muted}>{t('following:followers.text')}</p>
      {all.length === 0 ? <p>{t('following:followers.none')}</p> : null}
      {all.length > searchedFrom ? (
        <TextInput label={t('following:find')} value={text} onChange={(event) => setText(event.currentTarget.value)} data-testid="find-follower" />
      ) : null}
      {all.length > 0 && list.shown.length === 0 ? <p role="status">{t('following:notFound')}</p> : null}
      <Pager list={list} onPage={setAsked} />
      <ul className={panel.rows}>
        {list.shown.map((one) => (
          <FollowerRow
            key={one.followerId}
            follower={one}
            {...data}
            onRelink={async () => setIssued({ url: await onRelink(one.followerId), name: one.name })}
          />
        ))}
      </ul>
      <FormOpener label={t('following:followers.name')} testId="name-follower">
        {(close) => (
          <FollowerForm
            parties={data.file.parties ?? []}
            onName={async (body) => {
              setIssued({ url: await onName(body), name: body.name });
              close();
            }}
          />
        )}
      </FormOpener>
      <IssuedLinkDialog issued={issued} onClose={() => setIssued(null)} />
    </section>
  );
}
