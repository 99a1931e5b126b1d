import { NativeSelect } from '@mantine/core';
import type { DeviceOption } from './StepContent.tsx';

interface DeviceSelectProps {
  label: string;
  devices: DeviceOption[];
  chosenId: string;
  onChoose: (id: string) => void;
}

/** A choice only where there is one to make; the system's own list, which phones show best. */
export function DeviceSelect({ label, devices, chosenId, onChoose }: DeviceSelectProps) {
  if (devices.length < 2) return null;
  const data = devices.map((device, index) => ({ value: device.id, label: device.label || `${label} ${String(index + 1)}` }));
  return <NativeSelect label={label} data={data} value={chosenId} onChange={(event) => onChoose(event.currentTarget.value)} />;
}
