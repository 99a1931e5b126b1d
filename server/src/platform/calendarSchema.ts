import type { Holder } from '@assize/contracts/calendar/holders';
import type { Courtroom, CourtHours } from '@assize/contracts/calendar/wire';
import type { Json } from './columns.ts';

/** The tables of the courts' calendars. */
export interface CalendarTables {
  courtroom: { id: string; agency_id: string; name: string; form: Courtroom['form']; place: string; is_closed: boolean };
  court_hours: { agency_id: string; hours: Json<CourtHours> };
  /** Who or what is in a hearing; `during` is a range of instants, its end not in it. Nobody is in two that overlap. */
  hearing_claim: { hearing_id: string; holder: string; part: Holder['part']; ref: string; during: string };
}
