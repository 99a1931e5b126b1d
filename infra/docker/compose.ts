import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../start/tools.ts';

const serviceSchema = z
  .object({
    image: z.string().optional(),
    build: z.object({ context: z.literal('.'), dockerfile: z.string() }).optional(),
    environment: z.record(z.string(), z.string()).default({}),
    ports: z.array(z.string()).default([]),
    volumes: z.array(z.string()).default([]),
    command: z.array(z.string()).optional(),
    depends_on: z
      .union([
        z.array(z.string()).transform((names) => Object.fromEntries(names.map((name) => [name, {}]))),
        z.record(z.string(), z.object({ condition: z.string() })),
      ])
      .default({}),
    healthcheck: z.object({ test: z.array(z.string()), interval: z.string(), start_period: z.string().optional() }).optional(),
    restart: z.string().optional(),
    profiles: z.array(z.string()).optional(),
    network_mode: z.string().optional(),
    stop_grace_period: z.string().optional(),
    security_opt: z.array(z.string()).optional(),
  })
  .strict();
const composeSchema = z.object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.null()) });
export type Service = z.infer<typeof serviceSchema>;

/** docker-compose.yml, with its text. Throws when it has a member that is not known here. */
export function readCompose(): { services: Record<string, Service>; volumes: string[]; text: string } {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  const { services, volumes } = composeSchema.parse(parse(text, { merge: true }));
  return { services, volumes: Object.keys(volumes), text };
}

/** The instructions of a Dockerfile, as [name, rest]. */
export function readDockerfile(path: string): [string, string][] {
  return readFileSync(join(root, path), 'utf8')
    .split('\n')
    .flatMap((line) => (/^[A-Z]+ /.test(line) ? [[line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as [string, string]] : []));
}

/** The ports of `44000-44003` or `443:443`, as a list of the container's. */
export function portsOf(mapping: string): number[] {
  const inside = (mapping.split(':').at(-1) ?? '').split('/')[0] ?? '';
  const [first = Number.NaN, last = first] = inside.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
