import { readFileSync } from 'node:fs'
import { browserProcesses } from '../../browser/browser-processes.ts'

/** What the browser with that profile holds for its pages and their workers: private memory and its share of the rest. */
export function rendererMb(profile: string): number {
  const kilobytes = browserProcesses(profile)
    .filter(({ command }) => command.includes('--type=renderer'))
    .map(({ pid }) => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]))
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1_024
}
