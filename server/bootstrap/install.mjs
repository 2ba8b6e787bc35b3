import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ErrorForPeople } from './error-for-people.mjs'
import { installedState } from './installed-state.mjs'
import { acquireOwnerLock } from './owner-lock.mjs'

const PROGRESS_EVERY_MS = 5_000
const OTHER_INSTALL_MS_MAX = 900_000
const POLL_MS = 250

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS'])

const ADVICE = `npm could not install the dependencies; its own words are above.
Most often the network or a proxy is the cause: see "npm config get registry" and "npm ping", then start again.
Nothing else was changed.`

const startedAt = performance.now()

/** Standard error, since some tasks answer with one JSON object on standard output. */
function say(text) {
  console.error(`[${((performance.now() - startedAt) / 1000).toFixed(1)} s] ${text}`)
}

function npmCommand() {
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const running = process.env.npm_execpath
  // Under "npm start" this is the very npm that was called; "npm" on the path may be another, or none.
  if (running?.endsWith('npm-cli.js')) return { file: process.execPath, args: [running, ...args], shell: false }
  return { file: 'npm', args, shell: process.platform === 'win32' }
}

function runNpm(root) {
  const { file, args, shell } = npmCommand()
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, shell, stdio: ['ignore', process.stderr, process.stderr] })
    const progress = setInterval(() => say('still installing'), PROGRESS_EVERY_MS)
    const forward = (signal) => child.kill(signal)
    process.on('SIGTERM', forward)
    child.once('error', (cause) => reject(new ErrorForPeople(`npm could not be run (${cause.message}). ${ADVICE}`)))
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new ErrorForPeople(ADVICE))))
    child.once('close', () => {
      clearInterval(progress)
      process.off('SIGTERM', forward)
    })
  })
}

function acquireLock(root) {
  try {
    return acquireOwnerLock(join(root, '.data/install'), 'install')
  } catch (error) {
    if (!NOT_WRITABLE.has(error.code)) throw error
    throw new ErrorForPeople(
      `The dependencies are not installed, and this account may not write in ${root} (${error.code}). Run "npm ci" there as its owner, then start again.`,
    )
  }
}

async function installUnderLock(root) {
  // Looked at again: whoever held the lock before us has most likely installed what we want.
  const state = installedState(root)
  if (state.kind === 'current') return
  if (state.kind !== 'current-without-stamp') {
    say(state.kind === 'missing' ? 'installing the dependencies (npm ci)' : 'the dependencies changed: npm ci')
    await runNpm(root)
    say('dependencies installed')
  }
  writeStamp(state)
}

function writeStamp({ stampPath, stamp }) {
  try {
    writeFileSync(stampPath, stamp)
  } catch (error) {
    // What was installed by hand may belong to another account or be read-only, as in an image: it is looked at anew each time.
    if (!NOT_WRITABLE.has(error.code)) throw error
  }
}

/** Two commands at once on a fresh clone must not both run npm: each begins by deleting what the other has unpacked. */
export async function install(root) {
  const state = installedState(root)
  if (state.kind === 'current') return
  if (state.kind === 'current-without-stamp') return writeStamp(state)
  let lock = acquireLock(root)
  for (let waitedMs = 0; !lock.held; waitedMs += POLL_MS) {
    if (waitedMs === 0) say(`waiting for the installation that process ${lock.owner.pid} is running`)
    if (waitedMs > OTHER_INSTALL_MS_MAX)
      throw new ErrorForPeople(`Process ${lock.owner.pid} has been installing for too long.`)
    await sleep(POLL_MS)
    lock = acquireLock(root)
  }
  try {
    await installUnderLock(root)
  } finally {
    lock.release()
  }
}
