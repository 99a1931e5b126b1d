/** What the environments of the processes are made from. */
export interface CourtEnvOptions {
  /** The person's own environment: what it sets wins. */
  given: NodeJS.ProcessEnv;
  dataDir: string;
  secrets: { ASSIZE_SECRET: string; MASTER_KEY: string };
  redisUrl: string;
  ports: { server: number; sfu: number; worker: number; mediaBase: number };
  mediaWorkers: number;
  clientDir: string;
  /** For `--lan`: the machine's address, and a certificate of its own. */
  lan?: { address: string; cert: string; key: string };
}
type Env = Record<string, string>;
export interface CourtEnvs {
  baseUrl: string;
  server: Env;
  sfu: Env;
  recordingWorker: Env;
}

/** Environments of the three processes on embedded defaults. A pure function: the same options give the same variables. */
export function buildCourtEnvs(options: CourtEnvOptions): CourtEnvs {
  const { lan, ports, dataDir } = options;
  const given = Object.fromEntries(Object.entries(options.given).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])));
  const tls: Env = lan ? { TLS_CERT: lan.cert, TLS_KEY: lan.key, NODE_EXTRA_CA_CERTS: lan.cert } : {};
  const scheme = lan || given['TLS_CERT'] ? 'https' : 'http';
  const listenOn = lan ? '0.0.0.0' : '127.0.0.1';
  const baseUrl = given['PUBLIC_URL'] ?? `${scheme}://${lan?.address ?? 'localhost'}:${String(ports.server)}`;
  const host = new URL(baseUrl).hostname;
  const origins = new Set([new URL(baseUrl).origin, ...['localhost', '127.0.0.1'].map((name) => `${scheme}://${name}:${String(ports.server)}`)]);
  const sfuUrl = `${scheme}://${host}:${String(ports.sfu)}`;

  const common: Env = { ...tls, ...given, ...options.secrets, DATA_DIR: dataDir, REDIS_URL: options.redisUrl };
  return {
    baseUrl,
    server: { HOST: listenOn, DEMO: '1', CLIENT_DIR: options.clientDir, ...common, PORT: String(ports.server), PUBLIC_URL: baseUrl },
    sfu: {
      SFU_HOST: listenOn,
      SFU_PUBLIC_URL: sfuUrl,
      SFU_CONTROL_URL: sfuUrl,
      RTC_LISTEN_IP: listenOn,
      ...(lan && { ANNOUNCED_ADDRESS: lan.address }),
      ALLOWED_ORIGINS: [...origins].join(','),
      ...common,
      SFU_PORT: String(ports.sfu),
      SFU_WORKERS: String(options.mediaWorkers),
      RTC_PORT_BASE: String(ports.mediaBase),
    },
    recordingWorker: { ...common, WORKER_PORT: String(ports.worker) },
  };
}
