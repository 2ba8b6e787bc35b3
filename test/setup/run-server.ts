import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BOOTSTRAP = resolve(import.meta.dirname, '../../server/bootstrap.mjs')
const START = [process.execPath, BOOTSTRAP, 'start']
const POLL_MS = 20

export type ServerProcess = {
  readonly child: ChildProcess
  /** What a person at the terminal reads, and what a collector of logs gets. */
  readonly said: { words: string; log: string }
  readonly exit: Promise<number | null>
  /** Its own address on loopback, once it listens; fails with its words when it ends before. */
  address(): Promise<string>
  end(signal: NodeJS.Signals): Promise<number | null>
}

export type RunOptions = { readonly uid?: number; readonly cwd?: string; readonly command?: readonly string[] }

/** A server as a person starts it, by its front door, with nothing of our own environment but what it takes to run. */
export function runServer(environment: Record<string, string>, options: RunOptions = {}): ServerProcess {
  const { uid, cwd, command: [file = '', ...args] = START } = options
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0' }
  const child = spawn(file, args, {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
    ...(uid !== undefined && { uid, gid: uid }),
  })
  const said = { words: '', log: '' }
  child.stderr.on('data', (chunk) => {
    said.words += chunk
  })
  child.stdout.on('data', (chunk) => {
    said.log += chunk
  })
  // 'close', not 'exit': the last words may still be in the pipe.
  const exit = once(child, 'close').then(([code]) => code as number | null)
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exit
  }
  return { child, said, exit, address: () => addressOf(child, said), end }
}

async function addressOf(child: ChildProcess, said: ServerProcess['said']): Promise<string> {
  for (;;) {
    const port = /https?:\/\/localhost:(\d+)\/health\/ready/.exec(said.words)?.[1]
    if (port !== undefined) return `http://127.0.0.1:${port}`
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server ended (${child.exitCode ?? child.signalCode}):\n${said.words}\n${said.log}`)
    }
    await sleep(POLL_MS)
  }
}
