import { followCaseCommands } from '@assize/contracts/casefile/follow/wire';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '../caseFile/Form.module.css';
import { RefusalView } from '../caseFile/RefusalView.tsx';
import { useSend } from '../caseFile/useSend.ts';
import { type FollowingPanelProps, type Letter, listFollowers, reachedBy } from './following.ts';
import { PickList } from './PickList.tsx';

const kinds = ['message', 'service'] as const satisfies readonly Letter['kind'][];
/** As many as one letter takes. */
const most = { to: 500, documents: 50 };

interface LetterFormProps extends Pick<FollowingPanelProps, 'file' | 'follow' | 'act'> {
  onDone: () => void;
}

/** A message to those who follow the case, or documents of the main volume served on those who agreed to that. */
export function LetterForm({ file, follow, act, onDone }: LetterFormProps) {
  const { t } = useTranslation();
  const [noticeId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<Letter['kind']>('message');
  const [to, setTo] = useState<string[]>([]);
  const [documentIds, setDocumentIds] = useState<string[]>([]);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const { acting, send } = useSend(act, onDone);
  const all = listFollowers(follow).filter((one) => one.endedAt === null);
  const reached = reachedBy(kind, all);
  const isReached = (id: string): boolean => reached.some((one) => one.followerId === id);
  const payload = { noticeId, kind, to: to.filter(isReached), title, text, documentIds };
  const parsed = followCaseCommands['notice.send'].safeParse(payload);
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (parsed.success) send({ type: 'notice.send', payload: parsed.data });
  };
  return (
    <form className={form.form} onSubmit={handleSubmit} aria-label={t('following:letters.write')} data-testid="letter-form">
      <NativeSelect
        className={form.wide}
        label={t('following:letters.kind')}
        description={t(`following:kindHint.${kind}`)}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`following:kind.${value}`) }))}
        onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'message')}
        data-testid="letter-kind"
      />
      {kind === 'service' && reached.length < all.length ? (
        <p className={form.wide}>{t('following:letters.notAgreed', { count: all.length - reached.length })}</p>
      ) : null}
      <PickList
        label={t('following:letters.to')}
        items={reached.map((one) => ({ id: one.followerId, name: one.name }))}
        chosen={payload.to}
        onChange={setTo}
        most={most.to}
        testId="letter-to"
      />
      <PickList
        label={t('following:letters.documents')}
        items={(file.main ?? []).map((one) => ({ id: one.documentId, name: one.title }))}
        chosen={documentIds}
        onChange={setDocumentIds}
        most={most.documents}
        testId="letter-documents"
      />
      <TextInput
        className={form.wide}
        required
        maxLength={200}
        label={t('following:letters.subject')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-testid="letter-title"
      />
      <Textarea
        className={form.wide}
        required
        autosize
        minRows={3}
        maxLength={4000}
        label={t('following:letters.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="letter-text"
      />
      <RefusalView acting={acting} />
      <Button type="submit" loading={acting.isBusy} disabled={!parsed.success} data-testid="letter-submit">
        {t(`following:send.${kind}`, { count: payload.to.length })}
      </Button>
    </form>
  );
}
