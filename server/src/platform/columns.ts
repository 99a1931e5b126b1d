import type { ColumnType } from 'kysely';

/** jsonb: read as a value, written as text by `json()`. */
export type Json<T> = ColumnType<T, string, string>;
export type At = ColumnType<Date, Date | string, Date | string>;
export type AtOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
