import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permissionsPage } from './permissionsPage.ts';

test('docs/PERMISSIONS.md says what the table says', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/PERMISSIONS.md'), 'utf8')).toBe(permissionsPage());
});
