import type { Server } from 'socket.io';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Db } from './db.ts';

/** Metrics of the server, in Prometheus's text format. */
export function makeMetrics(db: Db, io: Server): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'assize_server_' });
  new Gauge({
    name: 'assize_court_connections',
    help: 'Sockets in the court namespace of this server',
    registers: [registry],
    collect() {
      this.set(io.of('/court').sockets.size);
    },
  });
  new Gauge({
    name: 'assize_hearings',
    help: 'Hearings by status',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset();
      const rows = await db
        .selectFrom('hearing')
        .select((select) => ['status', select.fn.countAll<string>().as('count')])
        .groupBy('status')
        .execute();
      for (const row of rows) this.set({ status: row.status }, Number(row.count));
    },
  });
  new Gauge({
    name: 'assize_outbox_waiting',
    help: 'Outbox rows not told yet',
    registers: [registry],
    async collect() {
      const row = await db
        .selectFrom('outbox')
        .select((select) => select.fn.countAll<string>().as('count'))
        .where('delivered_at', 'is', null)
        .executeTakeFirst();
      this.set(Number(row?.count ?? 0));
    },
  });
  return registry;
}
