import { join } from 'node:path';
import { rotateKey } from './rotateKey.ts';

/** `npm run rotate-key`: a new signing key for the court; to be done while its servers are stopped (see docs/RUNBOOK.md). */
const { COURT_SIGNING_KEY, DATA_DIR } = process.env;
const path = COURT_SIGNING_KEY || join(DATA_DIR || 'data', 'keys', 'court-signing.pem');
try {
  const { oldId, newId, keptAt } = rotateKey(path);
  process.stdout.write(`The court signs with key ${newId} from the next start of its servers on: ${path}\n`);
  process.stdout.write(`Key ${oldId} signs nothing any more. Its public half is kept: ${keptAt}\n`);
} catch (error) {
  process.stderr.write(`The key was not changed: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
