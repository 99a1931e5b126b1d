/** Configuration of the embedded Redis: loopback with a password, every write in an append-only file, nothing evicted. */
export function redisConfig(options: { port: number; password: string; dir: string }): string {
  return [
    'bind 127.0.0.1',
    'protected-mode yes',
    `port ${String(options.port)}`,
    `requirepass ${options.password}`,
    `dir ${JSON.stringify(options.dir)}`,
    'daemonize no',
    'save ""',
    'appendonly yes',
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    'aof-load-truncated yes',
    '',
  ].join('\n');
}
