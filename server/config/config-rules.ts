import type { ConfigFault } from './config-error.ts'
import type { ConfigKey, ConfigValues } from './config-keys.ts'
import { isLoopback } from './is-loopback.ts'

/** Rules over several keys. Each judges only what could be parsed, so one bad key does not hide the others' faults. */
type Rule = (values: ConfigValues) => ConfigFault | undefined

const isOffLoopback = (values: ConfigValues) => values.HOST !== undefined && !isLoopback(values.HOST)
const hasTls = (values: ConfigValues) => values.TLS_CERT_FILE !== undefined || values.TLS_KEY_FILE !== undefined

/** A server that nobody but its own machine can reach needs no public name: `npm start` on a fresh clone must not ask. */
const publicUrlIsGiven: Rule = (values) =>
  values.DEMO !== true &&
  values.PUBLIC_URL === undefined &&
  (isOffLoopback(values) || values.DATABASE_URL !== undefined)
    ? { key: 'PUBLIC_URL', fault: 'is compulsory: it is printed on tickets and bound into cookies' }
    : undefined

const publicUrlIsSafe: Rule = ({ PUBLIC_URL: url }) =>
  url?.startsWith('http:') && !isLoopback(new URL(url).hostname)
    ? { key: 'PUBLIC_URL', fault: 'must start with https:// (plain http only on loopback)' }
    : undefined

const plainHttpStaysHome: Rule = (values) =>
  isOffLoopback(values) && !hasTls(values) && values.TRUSTED_PROXIES?.count === 0
    ? {
        key: 'HOST',
        fault:
          'leaves loopback in plain http: give TLS_CERT_FILE and TLS_KEY_FILE, or the front proxy in TRUSTED_PROXIES',
      }
    : undefined

const demoStaysHome: Rule = (values) =>
  values.DEMO === true &&
  (isOffLoopback(values) || (values.PUBLIC_URL !== undefined && !isLoopback(new URL(values.PUBLIC_URL).hostname)))
    ? { key: 'DEMO', fault: 'runs on loopback only: anyone who reaches it is let in' }
    : undefined

const secretIsGiven: Rule = (values) =>
  values.DATABASE_URL !== undefined && values.DEMO !== true && values.APP_SECRET === undefined
    ? { key: 'APP_SECRET', fault: 'is compulsory with DATABASE_URL: every server of one database must share it' }
    : undefined

const tlsIsWhole: Rule = (values) => {
  if (hasTls(values) && values.TLS_CERT_FILE === undefined) return { key: 'TLS_CERT_FILE', fault: 'is missing' }
  if (hasTls(values) && values.TLS_KEY_FILE === undefined) return { key: 'TLS_KEY_FILE', fault: 'is missing' }
  return undefined
}

const needsDatabaseUrl =
  (key: ConfigKey, isAsked: (values: ConfigValues) => boolean): Rule =>
  (values) =>
    isAsked(values) && values.DATABASE_URL === undefined ? { key, fault: 'needs DATABASE_URL' } : undefined

/** Without a secret whoever reaches the service reads every tenant. */
const electricIsGuarded: Rule = ({ ELECTRIC_URL: url, ELECTRIC_SECRET: secret }) =>
  url !== undefined && secret === undefined && !isLoopback(new URL(url).hostname)
    ? { key: 'ELECTRIC_SECRET', fault: 'is compulsory with an ELECTRIC_URL off loopback' }
    : undefined

/** A push service that is in trouble with us wants to know whom to write to, and some refuse who does not say. */
const pushIsWhole: Rule = ({ VAPID_PRIVATE_KEY: key, VAPID_CONTACT: contact }) => {
  if (key !== undefined && contact === undefined) return { key: 'VAPID_CONTACT', fault: 'is missing' }
  if (contact !== undefined && key === undefined) return { key: 'VAPID_PRIVATE_KEY', fault: 'is missing' }
  return undefined
}

export const configRules: readonly Rule[] = [
  publicUrlIsGiven,
  publicUrlIsSafe,
  plainHttpStaysHome,
  demoStaysHome,
  secretIsGiven,
  tlsIsWhole,
  needsDatabaseUrl('DATABASE_API_URL', (values) => values.DATABASE_API_URL !== undefined),
  needsDatabaseUrl('DATABASE_WORKER_URL', (values) => values.DATABASE_WORKER_URL !== undefined),
  needsDatabaseUrl('DATABASE_REPLICATION_URL', (values) => values.DATABASE_REPLICATION_URL !== undefined),
  needsDatabaseUrl('ELECTRIC_URL', (values) => values.ELECTRIC_URL !== undefined),
  electricIsGuarded,
  pushIsWhole,
  // The embedded Postgres belongs to one process, so a split into processes is only possible beside an outside one.
  needsDatabaseUrl('ROLE', (values) => values.ROLE === 'api' || values.ROLE === 'worker'),
]
