import { readdirSync, readFileSync } from 'node:fs'

type Process = { readonly pid: number; readonly parent: number; readonly command: string }

/** What the browser with that profile holds for its pages and their workers: private memory and its share of the rest. */
export function rendererMb(profile: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)))
  const root = processes.find(({ command }) => command.includes(`--user-data-dir=${profile}`))
  const kilobytes = processes
    .filter(({ command, pid }) => command.includes('--type=renderer') && descends(pid, root?.pid ?? -1, processes))
    .map(({ pid }) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]))
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1_024
}

function readProcess(pid: number): Process[] {
  try {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    return [{ pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }]
  } catch {
    // It ended while we looked.
    return []
  }
}

function descends(pid: number, root: number, processes: readonly Process[]): boolean {
  const parent = processes.find((each) => each.pid === pid)?.parent
  return parent === root || (parent !== undefined && parent > 1 && descends(parent, root, processes))
}
