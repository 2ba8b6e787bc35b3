import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type EngineRunner = {
  /** The same after each start, so that clients find the engine again. */
  base: () => string
  start: () => Promise<void>
  stop: () => Promise<void>
  /** As a crash: nothing is said goodbye to. */
  kill: () => Promise<void>
  log: () => string
  /** While it runs. */
  pid: () => number | undefined
}

const ROOT = resolve(import.meta.dirname, '../..')
const START_MS_MAX = 30_000
const STOP_MS_MAX = 25_000
const LOG_LENGTH_MAX = 20_000
const ADDRESS = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/

/** The engine as a process of its own on one database, the way `npm run engine` starts it. */
export function createEngineRunner(environment: Record<string, string>): EngineRunner {
  let port = '0'
  let child: ChildProcess | undefined
  let log = ''

  const start = async (): Promise<void> => {
    if (child !== undefined) return
    const env = { ...process.env, ...environment, PORT: port }
    const started = spawn(process.execPath, ['server/bootstrap.mjs', 'engine'], { cwd: ROOT, env, stdio: 'pipe' })
    child = started
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk
      log = (log + chunk).slice(-LOG_LENGTH_MAX)
    }
    started.stdout.on('data', hear)
    started.stderr.on('data', hear)
    const gone = once(started, 'exit').then(() => {
      if (child === started) child = undefined
    })
    const giveUpAtMs = performance.now() + START_MS_MAX
    while (!ADDRESS.test(said)) {
      if (child === undefined || performance.now() > giveUpAtMs) {
        started.kill('SIGKILL')
        throw new Error(`the engine did not start:\n${log}`)
      }
      await Promise.race([sleep(50), gone])
    }
    port = ADDRESS.exec(said)?.[1] ?? '0'
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child
    if (ending === undefined) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    const tooLong = setTimeout(() => ending.kill('SIGKILL'), STOP_MS_MAX)
    await gone
    clearTimeout(tooLong)
    child = undefined
  }

  return {
    base: () => `http://127.0.0.1:${port}`,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    log: () => log,
    pid: () => child?.pid,
  }
}

/** The engine listens before it follows the database; nothing is asked of it until it says that it does. */
export async function awaitActive(base: string, waitMsMax = START_MS_MAX): Promise<void> {
  const giveUpAtMs = performance.now() + waitMsMax
  for (;;) {
    const answer = await fetch(`${base}/v1/health`).catch(() => undefined)
    if (answer?.status === 200) return
    if (performance.now() > giveUpAtMs) throw new Error(`the engine is not active: ${answer?.status ?? 'no answer'}`)
    await sleep(50)
  }
}
