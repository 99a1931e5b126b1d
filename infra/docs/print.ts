import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsPage } from './permissionsPage.ts';

writeFileSync(join(import.meta.dirname, '../../docs/PERMISSIONS.md'), permissionsPage());
