import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ErrorForPeople } from './error-for-people.mjs'
import { acquireOwnerLock } from './owner-lock.mjs'

/** What the client is made of. The lock file stands for the packages in it. */
const FOLDERS = ['client', 'sync', 'printer', 'sql/rules']
const FILES = ['package-lock.json']
const IS_NOT_SOURCE = /^(?:dist|dist\.new|dist\.old)(?:[/\\]|$)|\.test\.tsx?$|\.md$/
const BUILDER = 'client/build/main.ts'

const OTHER_BUILD_MS_MAX = 300_000
const POLL_MS = 200
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS'])

function filesIn(root, folder) {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .filter((name) => !IS_NOT_SOURCE.test(name))
    .map((name) => join(folder, name))
}

/** One hash of all sources: times of files mean nothing after a clone or a checkout. */
export function clientSources(root) {
  const hash = createHash('sha256')
  for (const name of [...FOLDERS.flatMap((folder) => filesIn(root, folder)), ...FILES].sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0')
  }
  return hash.digest('hex')
}

function builtSources(root) {
  try {
    return JSON.parse(readFileSync(join(root, 'client/dist/build.json'), 'utf8')).sources
  } catch {
    // Never built, or not to the end.
    return undefined
  }
}

/** In a process of its own: what the bundler takes in memory is given back. */
function runBuilder(root, sources) {
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', BUILDER, sources]
    // Whatever this process is: a test's surroundings would make the bundler take the libraries' large builds for developers.
    const env = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] })
    const forward = (signal) => child.kill(signal)
    process.on('SIGTERM', forward)
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('SIGTERM', forward)
      if (code === 0) resolve()
      else reject(new ErrorForPeople('The client could not be built; the reason is above.'))
    })
  })
}

function acquireLock(root) {
  try {
    return acquireOwnerLock(join(root, '.data/build-client'), 'build')
  } catch (error) {
    if (!NOT_WRITABLE.has(error.code)) throw error
    throw new ErrorForPeople(
      `The screens are not built, and this account may not write in ${root} (${error.code}). Run "npm start" there once as its owner.`,
    )
  }
}

async function waitForLock(root, say) {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const lock = acquireLock(root)
    if (lock.held) return lock
    if (waitedMs === 0) say(`waiting for the client that process ${lock.owner.pid} is building`)
    if (waitedMs > OTHER_BUILD_MS_MAX)
      throw new ErrorForPeople(`Process ${lock.owner.pid} has been building the client for too long.`)
    await sleep(POLL_MS)
  }
}

/** Builds what browsers load when its sources changed since it was last built. */
export async function buildClient(root, say = (text) => console.error(text)) {
  if (!existsSync(join(root, BUILDER)) || clientSources(root) === builtSources(root)) return
  const lock = await waitForLock(root, say)
  try {
    const sources = clientSources(root)
    // Whoever held the lock before us has most likely built what we want.
    if (sources === builtSources(root)) return
    const startedAt = performance.now()
    say('building the screens')
    await runBuilder(root, sources)
    say(`screens built (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  } finally {
    lock.release()
  }
}
