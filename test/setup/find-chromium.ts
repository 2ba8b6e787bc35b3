import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'

const DEBIAN_PATH = '/usr/bin/chromium'
const INSTALL_MS_MAX = 300_000

export const CHROMIUM_ADVICE =
  'These tests need Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.'

/** What a machine tells about its browser; a test gives its own. */
export type ChromiumMachine = {
  environment: Record<string, string | undefined>
  exists: (path: string) => boolean
  isRoot: boolean
  /** Resolves to whether the command ended well. */
  run: (command: string, args: readonly string[]) => Promise<boolean>
}

async function run(command: string, args: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn(command, args, { env, stdio: 'ignore', timeout: INSTALL_MS_MAX })
  const failed = once(child, 'error').then(() => false)
  const ended = once(child, 'exit').then(([code]) => code === 0)
  return Promise.race([failed, ended])
}

const THIS_MACHINE: ChromiumMachine = {
  environment: process.env,
  exists: existsSync,
  isRoot: process.getuid?.() === 0,
  run,
}

/**
 * The path of a Chromium, installed first where that needs nobody's leave. There is no way to go on without one: a
 * browser test that is skipped looks like one that passes.
 */
export async function findChromium(machine: ChromiumMachine = THIS_MACHINE): Promise<string> {
  const named = machine.environment.CHROMIUM_PATH
  if (named) {
    if (machine.exists(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist. ${CHROMIUM_ADVICE}`)
  }
  if (machine.exists(DEBIAN_PATH)) return DEBIAN_PATH
  if (machine.isRoot && machine.exists('/usr/bin/apt-get')) {
    await machine.run('apt-get', ['update'])
    await machine.run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'])
    if (machine.exists(DEBIAN_PATH)) return DEBIAN_PATH
  }
  throw new Error(CHROMIUM_ADVICE)
}
