import { chmodSync, chownSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { aFolder, canRunUs, end, isRoot, query, removeFolder, type Server, startServer } from './helpers.ts'

const NOBODY = 65_534
const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

function aCheckout(mode: number, owner?: number): string {
  const folder = aFolder(mode)
  if (owner !== undefined) chownSync(folder, owner, owner)
  cleanUps.push(() => removeFolder(folder))
  return folder
}

async function restart(server: Server, directory: string): Promise<Server> {
  await end(server, 'SIGTERM')
  return startServer(directory)
}

test.each(['', 'xx_XX.nonsense', 'ar_TN.ISO-8859-6'])(
  'the cluster is UTF-8 and knows Arabic letters with LANG=%j',
  async (LANG) => {
    const environment = { PATH: process.env.PATH, LANG, LC_ALL: LANG, PGDATA: '/nonexistent', PGPORT: '1' }
    const server = await startServer(join(aCheckout(0o755), 'postgres'), { environment })
    await query(server, 'create extension pg_trgm')
    const [row] = await query<{ encoding: string; upper: string; trigrams: number }>(
      server,
      `select current_setting('server_encoding') as encoding, upper('é') as upper,
            cardinality(show_trgm('مرحبا')) as trigrams`,
    )
    expect(row).toMatchObject({ encoding: 'UTF8', upper: 'É' })
    expect(row?.trigrams).toBeGreaterThanOrEqual(4)
    await end(server, 'SIGTERM')
  },
)

/**
 * Changing accounts takes root: for anybody else these facts cannot be observed, and the tests do not exist rather than
 * being skipped.
 */
if (isRoot) {
  test('Postgres runs under an unprivileged account in the checkout itself', async () => {
    const folder = aCheckout(0o755)
    const server = await startServer(join(folder, 'postgres'))
    expect(server.ready.data).toBe(join(folder, 'postgres'))
    expect(statSync(`/proc/${server.ready.postmaster}`).uid).not.toBe(0)
    await end(server, 'SIGTERM')
  })

  test('a closed checkout keeps its data under /var/lib, and a marker says where', async () => {
    const folder = aCheckout(0o700)
    const server = await startServer(join(folder, 'postgres'))
    const { data } = server.ready
    cleanUps.push(() => removeFolder(dirname(data), data))
    expect(data).toMatch(/^\/var\/lib\/blesaf\/[0-9a-f]{16}\/postgres$/)
    expect(JSON.parse(readFileSync(join(folder, 'postgres.location'), 'utf8')).data).toBe(data)
    await query(server, 'create table kept as select 1 as n')
    const again = await restart(server, join(folder, 'postgres'))
    expect(await query(again, 'select n from kept')).toEqual([{ n: 1 }])
    await end(again, 'SIGTERM')
  })

  test('a closed checkout that is opened or moved finds its data again', async () => {
    const folder = aCheckout(0o700)
    const server = await startServer(join(folder, 'postgres'))
    const { data } = server.ready
    cleanUps.push(() => removeFolder(dirname(data), data))
    await end(server, 'SIGTERM')
    chmodSync(folder, 0o755)
    renameSync(folder, `${folder}-moved`)
    cleanUps.push(() => removeFolder(`${folder}-moved`))
    const moved = await startServer(join(`${folder}-moved`, 'postgres'))
    expect(moved.ready.data).toBe(data)
    await end(moved, 'SIGTERM')
  })
}

/** In a checkout that is closed to others (root's own home, say) no other account can run this project at all. */
if (isRoot && canRunUs(NOBODY)) {
  test('a normal user starts it as himself, and root then keeps his account', async () => {
    const folder = aCheckout(0o755, NOBODY)
    const directory = join(folder, 'postgres')
    const environment = { PATH: process.env.PATH }
    const server = await startServer(directory, { uid: NOBODY, environment })
    expect(statSync(`/proc/${server.ready.postmaster}`).uid).toBe(NOBODY)
    expect(existsSync(`${directory}.location`)).toBe(false)
    const asRoot = await restart(server, directory)
    expect(statSync(`/proc/${asRoot.ready.postmaster}`).uid).toBe(NOBODY)
    await end(asRoot, 'SIGTERM')
  })

  test('a normal user who meets data of another account is told so', async () => {
    const folder = aCheckout(0o755)
    const directory = join(folder, 'postgres')
    await end(await startServer(directory), 'SIGTERM')
    chownSync(folder, NOBODY, NOBODY)
    await expect(startServer(directory, { uid: NOBODY, environment: { PATH: process.env.PATH } })).rejects.toThrow(
      /data_of_another_account/,
    )
  })
}
