import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rotateKey } from './rotateKey.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assize-keys-'));
  path = join(folder, 'court-signing.pem');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a new key takes the place of the old one, whose signatures still verify and which signs no more', () => {
  const old = generateKeyPairSync('ed25519').privateKey;
  writeFileSync(path, old.export({ type: 'pkcs8', format: 'pem' }));
  const signature = sign(null, Buffer.from('a seal'), old);
  const { oldId, newId, keptAt } = rotateKey(path);
  expect(newId).not.toBe(oldId);
  expect(keptAt).toContain(oldId);
  expect(verify(null, Buffer.from('a seal'), readFileSync(keptAt, 'utf8'), signature)).toBe(true);
  expect(readFileSync(keptAt, 'utf8')).not.toContain('PRIVATE');
  const now = createPublicKey(createPrivateKey(readFileSync(path)));
  expect(verify(null, Buffer.from('a seal'), now, signature)).toBe(false);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(rotateKey(path).oldId).toBe(newId);
});

test('where there is no key, or something else, nothing is changed', () => {
  expect(() => rotateKey(path)).toThrow('ENOENT');
  writeFileSync(path, 'no key');
  expect(() => rotateKey(path)).toThrow();
  expect(readFileSync(path, 'utf8')).toBe('no key');
});
