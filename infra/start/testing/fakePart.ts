import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** Stands in for each process of the court: healthy at once, with a child of its own that would outlive it. */
const kind = process.argv[1]?.match(/fake(Server|Sfu|RecordingWorker)/)?.[1];
const variable = kind === 'Server' ? 'PORT' : kind === 'Sfu' ? 'SFU_PORT' : 'WORKER_PORT';
const port = Number(process.env[variable]);
const grandchild = spawn('sleep', ['60'], { stdio: 'ignore' });
writeFileSync(join(process.env['DATA_DIR'] ?? '', `${kind ?? ''}.grandchild`), String(grandchild.pid));
if (kind === 'Server') {
  const id = '00000000-0000-4000-8000-000000000000';
  const baseUrl = process.env['PUBLIC_URL'] ?? '';
  const links = Object.fromEntries(
    ['judge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'witness', 'observer', 'admin'].map((role) => [role, `${baseUrl}/#${role}`]),
  );
  writeFileSync(
    join(process.env['DATA_DIR'] ?? '', 'demo.json'),
    JSON.stringify({ baseUrl, caseId: id, hearingId: id, links, files: { caseId: id, links: { police: links.judge } } }),
  );
}
createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ status: 'up', parts: {} }));
}).listen(port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
