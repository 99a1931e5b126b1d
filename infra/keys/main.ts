import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rotateAgency } from './rotateAgency.ts';
import { rotateKey } from './rotateKey.ts';

/**
 * `npm run rotate-key`: a new signing key for the court. `npm run rotate-key -- --agency NAME`: for one of its agencies,
 * by its name or id. To be done while its servers are stopped (see docs/RUNBOOK.md).
 */
const { COURT_SIGNING_KEY, DATA_DIR } = process.env;
const dataDir = DATA_DIR || 'data';
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const { agency } = parseArgs({ options: { agency: { type: 'string' } } }).values;
  if (agency === undefined) {
    const path = COURT_SIGNING_KEY || join(dataDir, 'keys', 'court-signing.pem');
    const { oldId, newId, keptAt } = rotateKey(path);
    say(`The court signs with key ${newId} from the next start of its servers on: ${path}`);
    say(`Key ${oldId} signs nothing any more. Its public half is kept: ${keptAt}`);
  } else {
    const { name, oldId, newId } = await rotateAgency(dataDir, process.env, agency);
    say(`${name} signs with key ${newId} from now on.`);
    if (oldId !== undefined) say(`Key ${oldId} signs nothing any more. Its public half is kept in the database.`);
  }
} catch (error) {
  process.stderr.write(`The key was not changed: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
