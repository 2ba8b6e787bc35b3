import { readdirSync, readFileSync } from 'node:fs'
import { eventually } from '../jobs/eventually.ts'

export type BrowserProcess = { readonly pid: number; readonly parent: number; readonly command: string }

/** The browser with that profile and everything that it started; the browser itself first. */
export function browserProcesses(profile: string): readonly BrowserProcess[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)))
  const root = processes.find(({ command }) => command.includes(`--user-data-dir=${profile}`))
  if (root === undefined) return []
  return [root, ...processes.filter(({ pid }) => descends(pid, root.pid, processes))]
}

/** Until the last of them is gone, and with it its hold of the disk. */
export async function endAtOnce(profile: string): Promise<void> {
  const ending = browserProcesses(profile)
  for (const { pid } of ending) kill(pid)
  await eventually('the browser is gone', async () => ending.every(({ pid }) => isGone(pid)))
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended with the one that started it.
  }
}

/** A process that ended, and that nobody has asked about, holds nothing any more. */
function isGone(pid: number): boolean {
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}

function readProcess(pid: number): BrowserProcess[] {
  try {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    return [{ pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }]
  } catch {
    // It ended while we looked.
    return []
  }
}

function descends(pid: number, root: number, processes: readonly BrowserProcess[]): boolean {
  const parent = processes.find((each) => each.pid === pid)?.parent
  return parent === root || (parent !== undefined && parent > 1 && descends(parent, root, processes))
}
