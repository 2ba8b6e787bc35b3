import { readdirSync, readFileSync } from 'node:fs'

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
