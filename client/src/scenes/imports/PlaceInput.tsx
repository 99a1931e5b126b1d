import { type ComponentProps, useState } from 'react';
import { RowInput } from './RowField.tsx';

interface PlaceInputProps extends Pick<ComponentProps<typeof RowInput>, 'label' | 'aria-label'> {
  /** From 0. */
  place: number;
  onPlace: (place: number) => void;
  'data-entry': number;
  'data-field': string;
}

/** The number of a row: typed over, the row goes to that place when the field is left. */
export function PlaceInput({ place, onPlace, ...rest }: PlaceInputProps) {
  const [typed, setTyped] = useState(String(place + 1));
  const handleBlur = (): void => {
    const to = Number(typed) - 1;
    if (Number.isInteger(to) && to >= 0 && to !== place) onPlace(to);
    else setTyped(String(place + 1));
  };
  return <RowInput inputMode="numeric" maxLength={4} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={handleBlur} {...rest} />;
}
