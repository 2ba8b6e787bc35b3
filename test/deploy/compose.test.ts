import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../server/config/config.ts'
import { configKeys, secretKeys } from '../../server/config/config-keys.ts'
import { aFolder, removeFolder } from '../postgres/helpers.ts'

type Service = {
  image?: string
  build?: unknown
  command?: string[]
  environment?: Record<string, string>
  secrets?: string[]
  networks?: string[]
  depends_on?: Record<string, unknown>
  healthcheck?: { disable?: boolean }
  ports?: string[]
  volumes?: string[]
}
type Compose = {
  services: Record<string, Service>
  secrets: Record<string, { file: string }>
  networks: Record<string, unknown>
  volumes: Record<string, unknown>
}

const ROOT = resolve(import.meta.dirname, '../..')
const text = readFileSync(join(ROOT, 'compose.yaml'), 'utf8')
const compose = parse(text, { merge: true }) as Compose
const services = Object.entries(compose.services)
const own = services.filter(([, { environment }]) => environment?.ROLE !== undefined)
const folder = aFolder()

beforeAll(() => {
  // As on a machine where somebody has just unpacked the release.
  mkdirSync(join(folder, 'server/deploy'), { recursive: true })
  cpSync(join(ROOT, 'server/deploy/make-secrets.sh'), join(folder, 'server/deploy/make-secrets.sh'))
  makeSecrets()
})
afterAll(() => removeFolder(folder))

const makeSecrets = (): void => void execFileSync('sh', [join(folder, 'server/deploy/make-secrets.sh')], { cwd: '/' })
const secret = (name: string): string => readFileSync(join(folder, '.secrets', name), 'utf8')

function faultsOf(document: unknown): unknown {
  // Without the address of its draft, which the validator knows under http alone.
  const { $schema: _, ...schema } = JSON.parse(readFileSync(join(import.meta.dirname, 'compose-spec.json'), 'utf8'))
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  validate(document)
  return validate.errors ?? []
}

test('the file keeps to the schema of Compose', () => {
  expect(faultsOf(compose)).toEqual([])
})

test('the schema finds a fault where there is one', () => {
  expect(faultsOf({ ...compose, services: { ...compose.services, caddy: { imagge: 'caddy' } } })).not.toEqual([])
  expect(faultsOf({ ...compose, services: { caddy: { depends_on: { x: { condition: 'soon' } } } } })).not.toEqual([])
})

test('what is named is there: services, secrets, networks, volumes, files of ours', () => {
  for (const [name, { depends_on = {}, secrets = [], networks = [], volumes = [] }] of services) {
    for (const other of Object.keys(depends_on)) expect(compose.services, name).toHaveProperty([other])
    for (const each of secrets) expect(compose.secrets, name).toHaveProperty([each])
    for (const each of networks) expect(compose.networks, name).toHaveProperty([each])
    for (const volume of volumes) {
      const [source = ''] = volume.split(':')
      if (source.startsWith('.')) expect(statSync(join(ROOT, source)).isFile(), source).toBe(true)
      else expect(compose.volumes, name).toHaveProperty([source])
    }
  }
  for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`.secrets/${name}`)
})

test('every image of others is pinned, every service looks after its health, and only the front is reached', () => {
  for (const [name, { image = '', build, healthcheck, ports }] of services) {
    if (build === undefined) expect(image, name).toMatch(/:\d+(\.\d+)*(-alpine)?$/)
    expect(healthcheck?.disable === true, name).toBe(name === 'migrate')
    expect(ports !== undefined, name).toBe(name === 'caddy')
  }
  expect(compose.services.electric?.image).toBe('electricsql/electric:1.7.12')
})

test('each file that is copied into the image is let in', () => {
  // What one stage copies from another comes from no folder of ours.
  const copied = [...readFileSync(join(ROOT, 'Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)]
  const names = [...new Set(copied.flatMap(([, list = '']) => list.split(' ')))]
  const allowed = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
  expect(allowed.map((line) => line.slice(1)).sort()).toEqual(names.sort())
  for (const name of names) statSync(join(ROOT, name))
})

test('the secrets are made, each for itself, in a folder of their owner alone, and stay when made again', () => {
  const names = Object.keys(compose.secrets)
  const before = names.map(secret)
  makeSecrets()
  expect(names.map(secret)).toEqual(before)
  expect(new Set(before).size).toBe(names.length)
  expect(Math.min(...before.map(({ length }) => length))).toBeGreaterThanOrEqual(64)
  expect(statSync(join(folder, '.secrets')).mode & 0o777).toBe(0o700)
  expect(new URL(secret('database_url')).password).toBe(secret('database_password'))
  expect(new URL(secret('electric_database_url')).password).toBe(secret('replication_password'))
})

test('no password stands in the file', () => {
  for (const [name, { environment = {} }] of services) {
    for (const [key, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|TOKEN|DATABASE_URL/.test(key))
        expect([name, value]).toEqual([name, expect.stringMatching(/^\/run\/secrets\//)])
    }
  }
  expect(text).not.toMatch(/:\/\/[^/\s]+:[^/\s$]+@/)
})

test('two servers and a worker are configured, by keys that exist and values that are accepted', () => {
  expect(own.map(([name, { environment }]) => [name, environment?.ROLE])).toEqual([
    ['server-1', 'api'],
    ['server-2', 'api'],
    ['worker', 'worker'],
  ])
  const known = new Set<string>([...Object.keys(configKeys), ...secretKeys.map((key) => `${key}_FILE`)])
  for (const [name, { environment = {}, secrets = [] }] of own) {
    expect(
      Object.keys(environment).filter((key) => !known.has(key)),
      name,
    ).toEqual([])
    const config = readConfig(
      { ...environment, PUBLIC_URL: 'https://queue.example.com' },
      {
        read(path) {
          const each = path.replace('/run/secrets/', '')
          expect(secrets, `${name} is given ${each}`).toContain(each)
          return secret(each)
        },
      },
    )
    expect(config.electric).toEqual({ url: 'http://electric:3000', secret: secret('electric_secret') })
  }
})

test('whoever ends TLS is believed, and nobody else', () => {
  const subnet = own[0]?.[1].environment?.TRUSTED_PROXIES
  expect(compose.networks.front).toMatchObject({ ipam: { config: [{ subnet }] } })
  expect(compose.services.caddy?.networks).toEqual(['front'])
  const caddy = readFileSync(join(ROOT, 'server/deploy/Caddyfile'), 'utf8')
  for (const [name, { environment }] of own) {
    if (environment?.ROLE === 'api') expect(caddy).toContain(`${name}:3000`)
  }
})

test('the front tells the servers of a client that goes: asked to flush always, it would see each poll to its end', () => {
  expect(readFileSync(join(ROOT, 'server/deploy/Caddyfile'), 'utf8')).not.toMatch(/^\s*flush_interval\s+-1/m)
})

test('a secret that is there but empty is made', () => {
  writeFileSync(join(folder, '.secrets/app_secret'), '')
  makeSecrets()
  expect(secret('app_secret')).toMatch(/^[0-9a-f]{64}$/)
})
