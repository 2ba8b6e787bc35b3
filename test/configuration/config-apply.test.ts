import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { ensureDatabase } from '../../sql/migrate/ensure-database.ts'
import { migrate } from '../../sql/migrate/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { aBranchPart, aCounter, aRawDocument, aService } from '../sql/configuration/a-document.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const NEW_TENANT = ['--tenant', 'palm', '--new-tenant', 'Palm Bank']

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'config-apply-'))
  // As root, Postgres runs under another account, which must be able to pass.
  await chmod(folder, 0o711)
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

type Run = { code: number; out: string }

function run(args: string[], environment: Record<string, string> = {}): Promise<Run> {
  const { host, port, user } = database.config('postgres')
  const url = `postgres://${user}@localhost/${database.name}?host=${encodeURIComponent(host)}&port=${port}`
  const env = { PATH: process.env.PATH ?? '', INIT_CWD: folder, DATABASE_URL: url, LANG: 'en_US.UTF-8', ...environment }
  return new Promise((done) => {
    const bootstrap = join(ROOT, 'server/bootstrap.mjs')
    execFile(process.execPath, [bootstrap, 'config:apply', ...args], { cwd: ROOT, env }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr })
    })
  })
}

async function apply(content: unknown, args: string[] = [], environment?: Record<string, string>): Promise<Run> {
  await writeFile(join(folder, 'branch.json'), typeof content === 'string' ? content : JSON.stringify(content))
  return run(['branch.json', ...args], environment)
}

async function count(from: string): Promise<number> {
  const { rows } = await database.pool('postgres', 1).query<{ n: number }>(`select count(*)::integer as n from ${from}`)
  return rows[0]?.n ?? -1
}

test('nothing that is no sound document reaches the database', async () => {
  expect(await run([])).toMatchObject({ code: 2, out: expect.stringContaining('config:apply -- FILE') })
  const unread = [
    ['missing.json', 'en', 'missing.json does not exist.'],
    ['missing.json', 'fr_TN', 'missing.json n’existe pas.'],
    ['.', 'en', ' cannot be read (EISDIR).'],
    // A device has no size, and gives for ever.
    ['/dev/zero', 'en', '/dev/zero is larger than 1048576 bytes.'],
  ]
  for (const [file = '', LANG = '', text] of unread) {
    expect(await run([file], { LANG })).toMatchObject({ code: 1, out: expect.stringContaining(text ?? '') })
  }
  expect(await apply('{\n  "format": 1,\n}')).toMatchObject({
    code: 1,
    out: expect.stringContaining('branch.json:3:1 is not JSON'),
  })
  const faulty = await apply(
    aRawDocument({ services: [aService('cash', 'A', { group: 'none' })], extra: 1 }),
    NEW_TENANT,
  )
  expect(faulty).toMatchObject({ code: 1, out: expect.stringContaining('extra: is not a field that exists here') })
  expect(await count('app.tenants where not is_platform')).toBe(0)
})

test('faults are told all at once, in the language of the terminal', async () => {
  const document = aRawDocument({ services: [aService('cash', 'A', { group: 'none' }), aService('cards', 'A')] })
  const english = await apply(document, ['--check'])
  expect(english.out.trimEnd().split('\n')).toHaveLength(3)
  expect(english.out).toContain('services.1.prefix: uses the prefix A a second time')
  expect(await apply(document, ['--check'], { LANG: 'fr_TN.UTF-8' })).toMatchObject({
    code: 1,
    out: expect.stringContaining('emploie le préfixe A'),
  })
  expect(await apply(document, ['--check'], { LANG: 'ar_TN.UTF-8' })).toMatchObject({
    code: 1,
    out: expect.stringContaining('البادئة'),
  })
})

test('[TR7] a picture that breaks off is told, and nothing is published', async () => {
  const logo = 'iVBORw0KGgoAAAANSUhEUgAAAUAAAABwCAAAAAAA'
  expect(await apply(aRawDocument({ paper: { logo } }), ['--check'])).toMatchObject({
    code: 1,
    out: expect.stringContaining('paper.logo: is a picture that cannot be read to its end'),
  })
})

test('a first file makes the tenant and the branch, a second one tells what changed', async () => {
  expect(await apply(aRawDocument(), ['--tenant', 'palm'])).toMatchObject({
    code: 3,
    out: expect.stringContaining('no tenant palm'),
  })
  const first = await apply(aRawDocument(), NEW_TENANT)
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('Published: branch harbour, version 1.') })
  expect(first.out).toContain('Branch harbour is new.')
  expect(first.out).toContain('added: service cash')
  const second = await apply(aRawDocument({ counters: [aCounter('c1', ['cash', 'cards'], { label: '7' })] }))
  expect(second.out.trimEnd().split('\n')).toEqual([
    'Published: branch harbour, version 2.',
    '  changed: counter c1 (label)',
    '  retired: counter c2',
  ])
  expect(await apply(aRawDocument({ counters: [aCounter('c1', ['cash', 'cards'], { label: '7' })] }))).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing is different'),
  })
})

test('what only the database knows is told like every other fault', async () => {
  const clock = [{ from_day: '2015-01-01', zone: 'Europe/Paris', day_start: '04:00' }]
  const refused = await apply(aRawDocument({ branch: aBranchPart({ clock }) }))
  expect(refused).toMatchObject({
    code: 1,
    out: expect.stringMatching(/branch\.clock: would change days before \d{4}-/),
  })
})

test('a new branch whose document is refused is not left behind', async () => {
  const before = await count('app.branches')
  const broken = aRawDocument({
    branch: aBranchPart({
      slug: 'empty',
      clock: [{ from_day: '2015-01-01', zone: 'Factory/None', day_start: '04:00' }],
    }),
  })
  expect((await apply(broken)).code).toBe(1)
  expect(await count('app.branches')).toBe(before)
})

test('of several tenants one must be named', async () => {
  await apply(aRawDocument(), ['--tenant', 'coral', '--new-tenant', 'Coral Bank'])
  expect(await apply(aRawDocument())).toMatchObject({ code: 3, out: expect.stringContaining('known: palm, coral') })
  expect(await apply(aRawDocument(), ['--tenant', 'coral'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('version 2'),
  })
})

test('a database that is not there or not set up is said to be so', async () => {
  const { host, port } = database.config('postgres')
  const empty = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(host)}&port=${port}`
  expect(await apply(aRawDocument(), [], { DATABASE_URL: empty })).toMatchObject({
    code: 3,
    out: expect.stringContaining('not set up yet'),
  })
  const nowhere = await apply(aRawDocument(), [], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(nowhere).toMatchObject({ code: 3, out: expect.stringContaining('Nothing was published') })
})

test('a server that runs here is joined and left running', async () => {
  const directory = join(folder, 'postgres')
  const server = await startEmbeddedPostgres({ directory, log: () => undefined, settings: { fsync: 'off' } })
  try {
    const connection = server.connection('postgres', 'blesaf')
    await ensureDatabase(connection)
    await migrate({ connection })
    const applied = await apply(aRawDocument(), NEW_TENANT, { DATABASE_URL: '', DATA_DIR: folder })
    expect(applied).toMatchObject({ code: 0, out: expect.stringContaining('version 1') })
    const client = new pg.Client(connection)
    await client.connect()
    expect((await client.query('select slug from app.branches')).rows).toEqual([{ slug: 'harbour' }])
    await client.end()
  } finally {
    await server.stop()
  }
})
