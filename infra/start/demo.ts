import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the server writes to DATA_DIR/demo.json: the demo case, and one sign-in link per role. */
export const demoSchema = z.object({
  baseUrl: z.url(),
  caseId: z.uuid(),
  hearingId: z.uuid(),
  links: z.object({
    judge: z.url(),
    clerk: z.url(),
    plaintiff: z.url(),
    defendant: z.url(),
    lawyer: z.url(),
    witness: z.url(),
    observer: z.url(),
    admin: z.url(),
  }),
  /** A case that travels between agencies: one link for each who works on it. */
  files: z.object({ caseId: z.uuid(), links: z.record(z.string(), z.url()) }),
});
export type Demo = z.infer<typeof demoSchema>;

/** The demo case, when there is one for this address. */
export function findDemo(dataDir: string, baseUrl: string): Demo | undefined {
  let text: string;
  try {
    text = readFileSync(join(dataDir, 'demo.json'), 'utf8');
  } catch {
    return undefined;
  }
  const demo = demoSchema.parse(JSON.parse(text));
  return new URL(demo.baseUrl).origin === new URL(baseUrl).origin ? demo : undefined;
}
