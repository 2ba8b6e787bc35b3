import { z } from 'zod'
import {
  flag,
  issuerList,
  listenHost,
  origin,
  originList,
  postgresUrl,
  proxyList,
  vapidContact,
  vapidKey,
  whole,
} from './config-values.ts'

/** A secret guards tenants' data and signs what devices keep; below this length it could be guessed offline. */
const SECRET_LENGTH_MIN = 32
const KIB = 1024
const MIB = 1024 * KIB

const secretText = z.string().min(SECRET_LENGTH_MIN, `must have at least ${SECRET_LENGTH_MIN} characters`)

/** Each key of the environment, its parser and its default. `.env.example` documents the same keys; a test compares them. */
export const configKeys = {
  PORT: whole(0, 65_535).prefault('3000'),
  HOST: listenHost.prefault('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  ROLE: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').prefault('all'),
  DEMO: flag.prefault('0'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_API_URL: postgresUrl.optional(),
  DATABASE_WORKER_URL: postgresUrl.optional(),
  DATABASE_REPLICATION_URL: postgresUrl.optional(),
  DATABASE_POOL_MAX: whole(2, 500).prefault('10'),
  ELECTRIC_URL: origin.optional(),
  ELECTRIC_SECRET: secretText.optional(),
  INTERNAL_URL: origin.optional(),
  APP_SECRET: secretText.optional(),
  DATA_DIR: z.string().prefault('.data'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be a level from trace to silent')
    .prefault('info'),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  CORS_ORIGINS: originList.prefault(''),
  TRUSTED_PROXIES: proxyList.prefault(''),
  BODY_LIMIT_BYTES: whole(KIB, 64 * MIB).prefault(String(4 * MIB)),
  REQUEST_TIMEOUT_MS: whole(100, 600_000).prefault('30000'),
  SHUTDOWN_GRACE_MS: whole(0, 600_000).prefault('10000'),
  METRICS_TOKEN: secretText.optional(),
  VAPID_PRIVATE_KEY: vapidKey.optional(),
  VAPID_CONTACT: vapidContact.optional(),
  OIDC_ISSUERS: issuerList.prefault(''),
} as const

export type ConfigKey = keyof typeof configKeys
export type ConfigValues = { -readonly [Key in ConfigKey]?: z.output<(typeof configKeys)[Key]> }

/** A URL of a database counts as a secret because it carries a password. */
export const secretKeys: readonly ConfigKey[] = [
  'DATABASE_URL',
  'DATABASE_API_URL',
  'DATABASE_WORKER_URL',
  'DATABASE_REPLICATION_URL',
  'ELECTRIC_SECRET',
  'APP_SECRET',
  'METRICS_TOKEN',
  'VAPID_PRIVATE_KEY',
]
