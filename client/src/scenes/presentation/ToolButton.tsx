import { ActionIcon } from '@mantine/core';
import type { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface ToolButtonProps {
  testId: string;
  /** Its name, below `presentation:tools`. */
  tool: 'previous' | 'next' | 'zoomIn' | 'zoomOut' | 'whole' | 'turn' | 'pointer' | 'ownPen' | 'pen' | 'highlighter' | 'undo' | 'clear';
  Icon: typeof IconPlus;
  isDisabled?: boolean;
  /** Of a tool that stays in the hand. */
  isPressed?: boolean;
  onPress: () => void;
}

/** One tool of a page, as large as a finger, with its name for whoever does not see its sign. */
export function ToolButton({ testId, tool, Icon, isDisabled = false, isPressed, onPress }: ToolButtonProps) {
  const { t } = useTranslation();
  const label = t(`presentation:tools.${tool}`);
  return (
    <ActionIcon
      size={44}
      variant={isPressed ? 'filled' : 'default'}
      aria-label={label}
      title={label}
      disabled={isDisabled}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      onClick={onPress}
      data-testid={testId}
    >
      <Icon size={22} stroke={1.75} aria-hidden="true" />
    </ActionIcon>
  );
}
