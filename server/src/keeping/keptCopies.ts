import { Gauge } from 'prom-client';
import type { Db } from '../platform/db.ts';

/** Objects kept as evidence, by what was last found of each copy; anything but `good` and `none` wants a person's look. */
export function keptCopies(db: Db): Gauge<'copy' | 'state'> {
  return new Gauge({
    name: 'assize_kept_copies',
    help: 'Objects kept as evidence, by copy and by what was last found of it',
    labelNames: ['copy', 'state'],
    registers: [],
    async collect() {
      this.reset();
      for (const copy of ['first', 'second'] as const) {
        const column = `${copy}_copy` as const;
        const rows = await db
          .selectFrom('stored_object')
          .select((select) => [`${column} as state`, select.fn.countAll<string>().as('count')])
          .groupBy(column)
          .execute();
        for (const { state, count } of rows) this.set({ copy, state }, Number(count));
      }
    },
  });
}
