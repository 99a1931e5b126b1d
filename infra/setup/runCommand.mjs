import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';

/**
 * Runs a command to its end, its output shown on stderr; gives its exit code (127 when there is no such command).
 * @param {string} command @param {string[]} args @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2], ...options });
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

/**
 * Runs a command quietly; gives exit code and what it printed.
 * @param {string} command @param {string[]} args @param {{ timeoutMs?: number, cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function capture(command, args, { timeoutMs = 20_000, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, ...options });
    const texts = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => (texts.stdout += String(chunk)));
    child.stderr?.on('data', (chunk) => (texts.stderr += String(chunk)));
    child.once('error', (error) => resolve({ code: 127, stdout: '', stderr: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, ...texts }));
  });
}

/**
 * The environment without our own `node_modules/.bin` in PATH: npm must not run on the Node that it replaces.
 * @returns {NodeJS.ProcessEnv}
 */
export function outerEnv() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !/node_modules[\\/]\.bin|node-gyp-bin/.test(folder));
  return { ...process.env, PATH: folders.join(delimiter) };
}
