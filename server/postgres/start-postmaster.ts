import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { childOptions } from './child-options.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { type Postmaster, readPostmaster } from './read-postmaster.ts'

/** Replaying the log after a crash can take minutes on a slow disk; a start that takes longer is a fault to look at. */
const READY_MS_MAX = 600_000
const POLL_MS = 10
const STILL_STARTING_EVERY_MS = 5_000
const REPORT_LINES_MAX = 15

function lastLines(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-REPORT_LINES_MAX).join('\n') : ''
}

function newestLog(data: string): string {
  const folder = join(data, 'log')
  if (!existsSync(folder)) return ''
  const paths = readdirSync(folder).map((name) => join(folder, name))
  const [newest] = paths.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  return newest === undefined ? '' : lastLines(newest)
}

function launch(binaries: Binaries, data: string, account: Account | undefined): ChildProcess {
  // A file, not a pipe: the pipe would break with our own death, and Postgres is to outlive that unharmed.
  const output = openSync(`${data}.start.log`, 'w')
  try {
    const stdio: ['ignore', number, number] = ['ignore', output, output]
    // Detached: Ctrl-C goes to the whole process group and would end Postgres before the server has drained.
    const child = spawn(binaries.postgres, ['-D', data], { ...childOptions(account, data), stdio, detached: true })
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

function readyPostmaster(data: string, child: ChildProcess): Postmaster | undefined {
  const state = readPostmaster(data)
  const isOurs = state.kind === 'alive' && state.postmaster.pid === child.pid && state.postmaster.isReady
  return isOurs ? state.postmaster : undefined
}

async function untilReady(data: string, child: ChildProcess, log: (line: string) => void): Promise<Postmaster> {
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  for (let waitedMs = 0; waitedMs < READY_MS_MAX; waitedMs += POLL_MS) {
    const ready = readyPostmaster(data, child)
    if (ready) return ready
    if (failure || child.exitCode !== null || child.signalCode !== null) break
    if (waitedMs > 0 && waitedMs % STILL_STARTING_EVERY_MS === 0) log('Postgres is still starting (recovering its log)')
    await sleep(POLL_MS)
  }
  child.kill('SIGINT')
  const report = [failure?.message, lastLines(`${data}.start.log`), newestLog(data)].filter(Boolean).join('\n')
  throw new EmbeddedPostgresError('start_failed', `Postgres did not start. It said:\n${report}`, { cause: failure })
}

export type RunningPostmaster = {
  readonly postmaster: Postmaster
  /** Resolves at its end, with the signal or exit code. */
  readonly ended: Promise<string>
}

export async function startPostmaster(
  binaries: Binaries,
  data: string,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<RunningPostmaster> {
  const child = launch(binaries, data, account)
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  return { postmaster: await untilReady(data, child, log), ended }
}
