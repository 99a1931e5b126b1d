import { describe, expect, test } from 'vitest';
import { buildCourtEnvs, type CourtEnvOptions } from './courtEnv.ts';

const options: CourtEnvOptions = {
  given: { PATH: '/bin' },
  dataDir: '/court',
  secrets: { ASSIZE_SECRET: 's', MASTER_KEY: 'm' },
  redisUrl: 'redis://127.0.0.1:1',
  ports: { server: 3000, sfu: 3001, worker: 3002, mediaBase: 44_000 },
  mediaWorkers: 2,
  clientDir: '/client',
};

describe('the environments of a court on embedded defaults', () => {
  test('listen on loopback only, and share secrets, Redis and data', () => {
    const envs = buildCourtEnvs(options);
    expect(envs.baseUrl).toBe('http://localhost:3000');
    expect(envs.server).toMatchObject({ HOST: '127.0.0.1', PORT: '3000', DEMO: '1' });
    expect(envs.sfu).toMatchObject({ SFU_HOST: '127.0.0.1', RTC_LISTEN_IP: '127.0.0.1', SFU_PUBLIC_URL: 'http://localhost:3001' });
    expect(envs.sfu['ALLOWED_ORIGINS']).toBe('http://localhost:3000,http://127.0.0.1:3000');
    for (const env of [envs.server, envs.sfu, envs.recordingWorker]) {
      expect(env).toMatchObject({ ASSIZE_SECRET: 's', MASTER_KEY: 'm', REDIS_URL: 'redis://127.0.0.1:1', DATA_DIR: '/court', PATH: '/bin' });
    }
  });

  test('with --lan: everything by HTTPS at the address of the machine, trusted among themselves', () => {
    const envs = buildCourtEnvs({ ...options, lan: { address: '192.168.1.7', cert: '/c.pem', key: '/k.pem' } });
    expect(envs.baseUrl).toBe('https://192.168.1.7:3000');
    expect(envs.server).toMatchObject({ HOST: '0.0.0.0', TLS_CERT: '/c.pem', TLS_KEY: '/k.pem', NODE_EXTRA_CA_CERTS: '/c.pem' });
    expect(envs.sfu).toMatchObject({ RTC_LISTEN_IP: '0.0.0.0', ANNOUNCED_ADDRESS: '192.168.1.7', SFU_PUBLIC_URL: 'https://192.168.1.7:3001' });
  });

  test('what the person sets wins, and set but empty counts as unset', () => {
    const given = {
      DEMO: '0',
      DATABASE_URL: 'postgres://x',
      PUBLIC_URL: 'https://court.example',
      ANNOUNCED_ADDRESS: '203.0.113.4',
      TURN_URLS: '',
      LOG_LEVEL: 'debug',
    };
    const envs = buildCourtEnvs({ ...options, given });
    expect(envs.server).toMatchObject({ DEMO: '0', DATABASE_URL: 'postgres://x', PUBLIC_URL: 'https://court.example' });
    expect(envs.sfu).toMatchObject({ ANNOUNCED_ADDRESS: '203.0.113.4', LOG_LEVEL: 'debug' });
    expect(envs.sfu['ALLOWED_ORIGINS']).toContain('https://court.example');
    expect(envs.sfu).not.toHaveProperty('TURN_URLS');
  });
});
