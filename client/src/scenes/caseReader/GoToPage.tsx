import { NumberInput } from '@mantine/core';
import { type RefObject, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface GoToPageProps {
  page: number;
  pages: number;
  fieldRef: RefObject<HTMLInputElement | null>;
  onGo: (page: number) => void;
}

/** The number of the page, and the way to any other: it is gone to when the number is whole, not with each digit. */
export function GoToPage({ page, pages, fieldRef, onGo }: GoToPageProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<number | null>(null);
  const go = (): void => {
    if (draft !== null && draft !== page) onGo(draft);
    setDraft(null);
  };
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    go();
  };
  return (
    <form onSubmit={handleSubmit}>
      <NumberInput
        ref={fieldRef}
        w={90}
        aria-label={t('reader:goTo')}
        value={draft ?? page}
        min={1}
        max={pages}
        allowDecimal={false}
        hideControls
        onChange={(value) => setDraft(typeof value === 'number' ? value : null)}
        onBlur={go}
        data-testid="go-to-page"
      />
    </form>
  );
}
