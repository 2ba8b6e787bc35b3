import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { clientSources } from '../../server/bootstrap/build-client.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const BUILDER = 'client/build/main.ts'

/** The client as `npm start` has built it: the older of all. */
export const OLDER = join(ROOT, 'client/dist')

/** A later build of the same sources; `newest` also has a newer database. Built once for as long as the sources are the same. */
export async function buildLater(name: 'newer' | 'newest'): Promise<string> {
  const place = join(ROOT, '.build/clients', name)
  const config =
    name === 'newest' ? join(import.meta.dirname, 'newest/vite.config.ts') : join(ROOT, 'client/vite.config.ts')
  const sources = `${name} ${clientSources(ROOT)}`
  const stamp = join(place, 'build.json')
  if (existsSync(stamp) && JSON.parse(readFileSync(stamp, 'utf8')).sources === sources) return place
  const child = spawn(process.execPath, ['--import', 'tsx', BUILDER, sources, place, config], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', VITE_APP_VERSION: name === 'newer' ? '4000000000' : '4000000001' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the ${name} client was not built`)
  return place
}
