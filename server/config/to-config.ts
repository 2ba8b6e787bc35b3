import type { ConfigValues } from './config-keys.ts'
import type { Config } from './config-type.ts'
import { isLoopback } from './is-loopback.ts'

export function toConfig(values: Required<ConfigValues>, tls: Config['tls']): Config {
  return {
    role: values.ROLE,
    isDemo: values.DEMO,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? ownUrl(values, tls !== undefined),
    tls,
    database: databaseOf(values),
    electric: electricOf(values),
    internalUrl: values.INTERNAL_URL,
    databasePoolMax: values.DATABASE_POOL_MAX,
    appSecret: values.APP_SECRET,
    dataDirectory: values.DATA_DIR,
    logLevel: values.LOG_LEVEL,
    corsOrigins: values.CORS_ORIGINS,
    trustedProxies: values.TRUSTED_PROXIES.proxies,
    bodyLimitBytes: values.BODY_LIMIT_BYTES,
    requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
    shutdownGraceMs: values.SHUTDOWN_GRACE_MS,
    metricsToken: values.METRICS_TOKEN,
    push: pushOf(values),
    oidcIssuers: values.OIDC_ISSUERS,
  }
}

function ownUrl({ HOST, PORT }: Required<ConfigValues>, isTls: boolean): string {
  const name = isLoopback(HOST) ? 'localhost' : HOST
  return `${isTls ? 'https' : 'http'}://${name}:${PORT}`
}

function databaseOf(values: Required<ConfigValues>): Config['database'] {
  const { DATABASE_URL: url, DATABASE_API_URL: apiUrl, DATABASE_WORKER_URL: workerUrl } = values
  const { DATABASE_REPLICATION_URL: replicationUrl } = values
  if (url === undefined) return undefined
  return { url, ...(apiUrl && { apiUrl }), ...(workerUrl && { workerUrl }), ...(replicationUrl && { replicationUrl }) }
}

function pushOf({ VAPID_PRIVATE_KEY: privateKey, VAPID_CONTACT: contact }: Required<ConfigValues>): Config['push'] {
  return privateKey === undefined || contact === undefined ? undefined : { privateKey, contact }
}

function electricOf({ ELECTRIC_URL: url, ELECTRIC_SECRET: secret }: Required<ConfigValues>): Config['electric'] {
  return url === undefined ? undefined : { url, secret }
}
