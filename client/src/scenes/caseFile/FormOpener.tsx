import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './Form.module.css';

interface FormOpenerProps {
  label: string;
  testId: string;
  variant?: 'default' | 'filled';
  isDisabled?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A button that opens the form of an act below it; when that is done or left, the keyboard is back on the button. */
export function FormOpener({ label, testId, variant = 'default', isDisabled = false, children }: FormOpenerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [timesLeft, setTimesLeft] = useState(0);
  useEffect(() => {
    if (timesLeft > 0) button.current?.focus();
  }, [timesLeft]);
  const close = (): void => {
    setIsOpen(false);
    setTimesLeft((times) => times + 1);
  };
  return (
    <div className={classes.opener} data-open={isOpen}>
      <Button ref={button} variant={variant} disabled={isDisabled} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} data-testid={testId}>
        {label}
      </Button>
      {isOpen ? children(close) : null}
    </div>
  );
}
