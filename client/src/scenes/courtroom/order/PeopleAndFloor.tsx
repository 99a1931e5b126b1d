import { useState } from 'react';
import type { Intent } from '../model/intents.ts';
import { PeoplePanel } from '../view/PeoplePanel.tsx';
import { DisciplineDialog } from './DisciplineDialog.tsx';
import { FloorPanel } from './FloorPanel.tsx';
import type { Limit } from './giveFloor.ts';
import type { OrderProps } from './orderProps.ts';
import { PersonOrders } from './PersonOrders.tsx';

/** Who may speak and who is where. Before the opening the door comes first, in session the floor. */
export function PeopleAndFloor({ onIntent, ...props }: OrderProps & { onIntent: (intent: Intent) => void }) {
  const [limitS, setLimitS] = useState<Limit>(null);
  const [disciplinedId, setDisciplinedId] = useState<string>();
  const { state, meId, isBusy } = props;
  const floor = <FloorPanel key="floor" {...props} limitS={limitS} onLimit={setLimitS} />;
  const people = (
    <PeoplePanel
      key="people"
      state={state}
      meId={meId}
      isBusy={isBusy}
      onIntent={onIntent}
      ordersFor={(one) => <PersonOrders {...props} one={one} limitS={limitS} onDiscipline={setDisciplinedId} />}
    />
  );
  return (
    <>
      {state.status === 'inSession' ? [floor, people] : [people, floor]}
      {disciplinedId === undefined ? null : <DisciplineDialog {...props} participantId={disciplinedId} onClose={() => setDisciplinedId(undefined)} />}
    </>
  );
}
