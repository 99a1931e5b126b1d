import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps {
  text: string | (() => string);
  /** What is copied, for screen readers and as the label. */
  label: string;
  /** In a dialog: what the keyboard comes to first. */
  isFirst?: boolean;
}

/** Copies a text and says so for two seconds; the width stays the same. */
export function CopyButton({ text, label, isFirst = false }: CopyButtonProps) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const handleClick = (): void => {
    void navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(() => setIsCopied(true));
  };
  const Icon = isCopied ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      {...(isFirst ? { 'data-autofocus': true } : {})}
      onClick={handleClick}
      leftSection={<Icon size={20} stroke={1.75} aria-hidden="true" />}
    >
      {label}
      <span className="visually-hidden" role="status">
        {isCopied ? t('common:action.copied') : ''}
      </span>
    </Button>
  );
}
