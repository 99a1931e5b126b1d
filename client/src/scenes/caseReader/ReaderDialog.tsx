import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../components/Details.tsx';
import { useReturnFocus } from '../../components/useReturnFocus.ts';
import { api, useSession } from '../../session/session.ts';
import { OwnComments } from '../counsel/OwnComments.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { listToRead } from './listToRead.ts';
import classes from './Reader.module.css';
import type { ToRead } from './ReaderContext.ts';
import { ReaderPane } from './ReaderPane.tsx';
import { useDocumentPages } from './useDocumentPages.ts';

interface ReaderDialogProps {
  caseId: string;
  toRead: ToRead;
  /** Which page lies open now: the left one, where two do. */
  onPlace?: ((toRead: ToRead) => void) | undefined;
  onClose: () => void;
}
const keyOf = ({ documentId, version, page }: ToRead): string => [documentId, version, page].join(' ');
/** Two pages side by side are larger than a hand only here. */
const roomForTwo = '(min-width: 64em)';

/** A document of a case, and on a large screen another page beside it. */
export function ReaderDialog({ caseId, toRead, onPlace, onClose }: ReaderDialogProps) {
  const { t } = useTranslation();
  useReturnFocus();
  const [first] = useState(toRead);
  const [left, setLeft] = useState(toRead);
  const [right, setRight] = useState<ToRead | null>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const isWide = useMediaQuery(roomForTwo) ?? false;
  const hasAgency = (useSession().session?.memberships.length ?? 0) > 0;
  // As the page of the case asks it; whoever follows a case has no catalogue.
  const { data: file } = useQuery({
    queryKey: ['caseFile', caseId],
    queryFn: () => api('GET /api/case-files/:caseId', { params: { caseId } }),
    enabled: hasAgency,
    staleTime: 30_000,
  });
  // An address says no title, and what was found is known by the one that it has now.
  const title = (useDocumentPages(caseId, left).data?.title ?? left.title) || t('reader:document');
  const firstTitle = (left.documentId === first.documentId ? title : first.title) || t('reader:document');
  const documents = listToRead(file, { ...first, title: firstTitle });
  const shared = { caseId, documents, onLeave: onClose, onHelp: () => setIsHelpOpen(!isHelpOpen) };
  const isPair = isWide && right !== null;
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      classNames={{ body: classes.body ?? '', content: classes.content ?? '' }}
    >
      <div className={classes.panes} data-pair={isPair}>
        <ReaderPane
          {...shared}
          key={keyOf(left)}
          toRead={left}
          side={isPair ? 'left' : null}
          onChoose={setLeft}
          onPage={(page) => onPlace?.({ ...left, page })}
          onBeside={isWide && !right ? setRight : undefined}
        />
        {isPair ? <ReaderPane {...shared} key={`beside ${keyOf(right)}`} toRead={right} side="right" onChoose={setRight} /> : null}
      </div>
      {isHelpOpen ? <KeysHelp /> : null}
      {file?.may.includes('commentOnCase') ? (
        <Details summary={t('counsel:comments.title')} data-testid="comments">
          <OwnComments caseId={caseId} />
        </Details>
      ) : null}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose} data-testid="close-reader">
          {t('common:action.close')}
        </Button>
        {isPair ? (
          <Button variant="default" onClick={() => setRight(null)} data-testid="away">
            {t('reader:away')}
          </Button>
        ) : null}
        <Button variant="subtle" aria-expanded={isHelpOpen} onClick={() => setIsHelpOpen(!isHelpOpen)} data-testid="reader-help">
          {t('reader:keys.title')}
        </Button>
      </div>
    </Modal>
  );
}
