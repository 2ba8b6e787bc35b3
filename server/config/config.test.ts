import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Environment, readConfig, readDatabasePlace } from './config.ts'
import { ConfigError } from './config-error.ts'
import { configKeys, secretKeys } from './config-keys.ts'

const SECRET = 's'.repeat(32)
const VAPID_KEY = 's'.repeat(43)
const DATABASE_URL = 'postgres://user:hunter2@db:5432/blesaf'
const noFiles = {
  read(path: string): string {
    throw new Error(`no ${path}`)
  },
}
const outside = { DATABASE_URL, APP_SECRET: SECRET, PUBLIC_URL: 'https://queue.example.com' }

function filesOf(files: Record<string, string>) {
  return { read: (path: string) => files[path] ?? noFiles.read(path) }
}

function faultsOf(environment: Environment, files = noFiles) {
  try {
    readConfig(environment, files)
  } catch (error) {
    if (error instanceof ConfigError) return Object.fromEntries(error.faults.map(({ key, fault }) => [key, fault]))
    throw error
  }
  return {}
}

describe('readConfig', () => {
  test('an empty environment is a complete configuration on loopback', () => {
    const config = readConfig({}, noFiles)
    expect(config).toMatchObject({ role: 'all', host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' })
    expect(config).toMatchObject({
      isDemo: false,
      database: undefined,
      appSecret: undefined,
      bodyLimitBytes: 4_194_304,
    })
  })

  test('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', METRICS_TOKEN: '' }, noFiles).port).toBe(3000)
  })

  test('every fault is named at once, and none repeats a secret', () => {
    const faults = faultsOf({ PORT: '80a', ROLE: 'boss', DEMO: 'yes', APP_SECRET: 'hunter2', DATABASE_URL: 'hunter2' })
    expect(Object.keys(faults).sort()).toEqual(['APP_SECRET', 'DATABASE_URL', 'DEMO', 'PORT', 'ROLE'])
    expect(JSON.stringify(faults)).not.toContain('hunter2')
  })

  test.each(['-1', '65536', '3000.5', '1e3', ' 3000', '0x10', '03000'])('the port %j is refused', (PORT) => {
    expect(faultsOf({ PORT })).toHaveProperty('PORT')
  })

  test('a pool of one is refused: jobs would wait for ever for the connection on which they listen', () => {
    expect(faultsOf({ DATABASE_POOL_MAX: '1' })).toHaveProperty('DATABASE_POOL_MAX')
    expect(faultsOf({ DATABASE_POOL_MAX: '2' })).toEqual({})
  })

  test('a tool on the command line asks only for what finds the database', () => {
    expect(readDatabasePlace({ DATABASE_URL, PORT: 'x' }, noFiles)).toEqual({
      url: DATABASE_URL,
      dataDirectory: '.data',
    })
    expect(readDatabasePlace({ DATA_DIR: '/srv/queue' }, noFiles)).toEqual({
      url: undefined,
      dataDirectory: '/srv/queue',
    })
    expect(() => readDatabasePlace({ DATABASE_URL: 'x' }, noFiles)).toThrow('DATABASE_URL: must be a URL')
  })

  test.each([
    'queue.example.com',
    'ftp://queue.example.com',
    'https://queue.example.com/path',
    'https://user:pass@queue.example.com',
    'http://queue.example.com',
  ])('the public URL %j is refused', (PUBLIC_URL) => {
    expect(faultsOf({ PUBLIC_URL })).toHaveProperty('PUBLIC_URL')
  })

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80', 'http://kiosk-1.localhost:3000'])(
    'plain http is accepted for the loopback name %j',
    (PUBLIC_URL) => {
      expect(faultsOf({ PUBLIC_URL })).toEqual({})
    },
  )

  test('an outside database makes the public URL and the secret compulsory', () => {
    expect(Object.keys(faultsOf({ DATABASE_URL })).sort()).toEqual(['APP_SECRET', 'PUBLIC_URL'])
    expect(faultsOf({ DATABASE_URL, DEMO: '1' })).toEqual({})
    expect(readConfig(outside, noFiles).database).toEqual({ url: DATABASE_URL })
  })

  test('plain http does not leave loopback without a trusted proxy or TLS', () => {
    const open = { ...outside, HOST: '0.0.0.0' }
    expect(faultsOf(open)).toHaveProperty('HOST')
    expect(faultsOf({ ...open, TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.1' })).toEqual({})
    const files = filesOf({ '/c': 'CERT', '/k': 'KEY' })
    expect(readConfig({ ...open, TLS_CERT_FILE: '/c', TLS_KEY_FILE: '/k' }, files).tls).toEqual({
      cert: 'CERT',
      key: 'KEY',
    })
  })

  test('half of TLS and unreadable files are faults', () => {
    expect(faultsOf({ TLS_CERT_FILE: '/c' })).toHaveProperty('TLS_KEY_FILE')
    expect(faultsOf({ TLS_CERT_FILE: '/c', TLS_KEY_FILE: '/k' })).toHaveProperty('TLS_CERT_FILE')
  })

  test('demo mode is refused off loopback', () => {
    expect(faultsOf({ DEMO: '1', HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.1' })).toHaveProperty('DEMO')
    expect(faultsOf({ DEMO: '1', PUBLIC_URL: 'https://queue.example.com' })).toHaveProperty('DEMO')
    expect(faultsOf({ DEMO: '1', HOST: '::1' })).toEqual({})
  })

  test('the roles are split only beside an outside database', () => {
    expect(faultsOf({ ROLE: 'worker' })).toHaveProperty('ROLE')
    expect(readConfig({ ...outside, ROLE: 'worker' }, noFiles).role).toBe('worker')
  })

  test('the Electric service needs an outside database and, off loopback, a secret', () => {
    expect(faultsOf({ ELECTRIC_URL: 'http://127.0.0.1:3900' })).toHaveProperty('ELECTRIC_URL')
    expect(faultsOf({ ...outside, ELECTRIC_URL: 'http://127.0.0.1:3900' })).toEqual({})
    expect(faultsOf({ ...outside, ELECTRIC_URL: 'http://electric:3000' })).toHaveProperty('ELECTRIC_SECRET')
    const given = { ...outside, ELECTRIC_URL: 'http://electric:3000', ELECTRIC_SECRET: SECRET }
    expect(readConfig(given, noFiles).electric).toEqual({ url: 'http://electric:3000', secret: SECRET })
    expect(faultsOf({ ...given, ELECTRIC_URL: 'http://user:pass@electric:3000' })).toHaveProperty('ELECTRIC_URL')
    expect(readConfig(outside, noFiles).electric).toBeUndefined()
  })

  test('web push needs its key and whom to write to, both or none', () => {
    const both = { VAPID_PRIVATE_KEY: VAPID_KEY, VAPID_CONTACT: 'mailto:queue@example.com' }
    expect(readConfig(both, noFiles).push).toEqual({ privateKey: VAPID_KEY, contact: 'mailto:queue@example.com' })
    expect(readConfig({}, noFiles).push).toBeUndefined()
    expect(faultsOf({ VAPID_PRIVATE_KEY: VAPID_KEY })).toEqual({ VAPID_CONTACT: 'is missing' })
    expect(faultsOf({ VAPID_CONTACT: both.VAPID_CONTACT })).toEqual({ VAPID_PRIVATE_KEY: 'is missing' })
  })

  test.each(secretKeys)('%s is read from its file, without the line end', (key) => {
    const value = key.startsWith('DATABASE') ? DATABASE_URL : key.startsWith('VAPID') ? VAPID_KEY : SECRET
    const contact = key.startsWith('VAPID') ? { VAPID_CONTACT: 'mailto:queue@example.com' } : {}
    const { [key]: _, ...rest } = { ...outside, ...contact } as Record<string, string>
    const files = filesOf({ '/run/secret': `${value}\n` })
    expect(faultsOf({ ...rest, [`${key}_FILE`]: '/run/secret' }, files)).toEqual({})
    expect(faultsOf({ ...rest, [`${key}_FILE`]: '/nowhere' }, files)).toHaveProperty(`${key}_FILE`)
    const twice = { ...rest, [key]: value, [`${key}_FILE`]: '/run/secret' }
    expect(faultsOf(twice, files)).toHaveProperty(key)
  })

  test.each([
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example, b.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'proxy'],
    ['BODY_LIMIT_BYTES', '1'],
    ['METRICS_TOKEN', 'short'],
    ['VAPID_PRIVATE_KEY', 's'.repeat(42)],
    ['VAPID_PRIVATE_KEY', '_'.repeat(43)],
    ['VAPID_CONTACT', 'queue@example.com'],
    ['HOST', 'example.com'],
    ['OIDC_ISSUERS', 'login.example.com'],
    ['OIDC_ISSUERS', 'http://login.example.com'],
    ['OIDC_ISSUERS', 'https://a.example, http://b.example'],
    ['OIDC_ISSUERS', 'https://user:pass@login.example.com'],
    ['OIDC_ISSUERS', 'https://login.example.com?tenant=x'],
    ['OIDC_ISSUERS', 'https://login.example.com/#'],
    ['OIDC_ISSUERS', `https://login.example.com/${'x'.repeat(300)}`],
  ])('%s=%s is refused', (key, value) => {
    expect(faultsOf({ [key]: value })).toHaveProperty(key)
  })

  test('issuers are kept to the letter, in plain http on loopback only', () => {
    const OIDC_ISSUERS = 'https://accounts.example, https://Login.example/realm/,http://127.0.0.1:9000'
    expect(readConfig({ OIDC_ISSUERS }, noFiles).oidcIssuers).toEqual([
      'https://accounts.example',
      'https://Login.example/realm/',
      'http://127.0.0.1:9000',
    ])
    expect(readConfig({}, noFiles).oidcIssuers).toEqual([])
  })

  test('.env.example and the schema name the same keys', () => {
    const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
    const documented = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1])
    const known = [...Object.keys(configKeys), ...secretKeys.map((key) => `${key}_FILE`)]
    expect(documented.toSorted()).toEqual(known.toSorted())
  })
})
