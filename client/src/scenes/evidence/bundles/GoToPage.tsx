import { TextInput } from '@mantine/core';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import type { HearingState } from '@assize/contracts/hearing/state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findBundlePage } from './bundleWords.ts';

interface GoToPageProps {
  state: HearingState;
  onFound: (page: Pick<Pane, 'exhibitId' | 'page'>) => void;
}

/** "Turn to page 57": the number of a page in the bundle leads to it, whatever exhibit it is of. */
export function GoToPage({ state, onFound }: GoToPageProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  if (Object.keys(state.bundles).length === 0) return null;
  const go = (): void => {
    const found = findBundlePage(state, text);
    setIsMissing(!found);
    if (!found) return;
    setText('');
    onFound(found);
  };
  return (
    <TextInput
      size="md"
      w={176}
      inputMode="decimal"
      label={t('evidence:bundle.goTo')}
      value={text}
      maxLength={40}
      error={isMissing ? t('evidence:bundle.none') : null}
      onChange={(event) => {
        setIsMissing(false);
        setText(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
      }}
      data-testid="go-to-page"
    />
  );
}
