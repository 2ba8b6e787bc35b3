import { rounded } from '../statistics.ts'
import { type Usage, usageOf } from './usage.ts'

const SAMPLE_MS = 5_000

type Processes = { readonly server: number; readonly postgres: number }
type Name = keyof Processes | 'generator'

/** What each process took while it was measured. A share of 1 is one processor all the time; memory is the most seen. */
export function measureUsage(processes: Processes) {
  const first = new Map<Name, Usage>()
  const last = new Map<Name, Usage>()
  const mostMb = new Map<Name, number>()
  let pids: readonly (readonly [Name, number])[] = []
  let startedAt = 0
  let seconds = 0
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    for (const [name, pid] of pids) {
      const usage = usageOf(pid, { isAlone: name !== 'postgres' })
      // It has ended: what it took until the last look stays.
      if (usage.rssMb === 0) continue
      if (!first.has(name)) first.set(name, usage)
      last.set(name, usage)
      mostMb.set(name, Math.max(mostMb.get(name) ?? 0, usage.rssMb))
    }
  }

  return {
    begin(generator: number): void {
      pids = [...(Object.entries(processes) as [Name, number][]), ['generator', generator]]
      startedAt = performance.now()
      look()
      timer = setInterval(look, SAMPLE_MS)
    },
    end(): void {
      clearInterval(timer)
      look()
      seconds = (performance.now() - startedAt) / 1_000
    },
    /** Of the server's processor time so much went into each request that was answered meanwhile. */
    serverMsPer(requests: number): number {
      return rounded((((last.get('server')?.cpuS ?? 0) - (first.get('server')?.cpuS ?? 0)) * 1_000) / requests, 3)
    },
    figures(): Record<string, number> {
      return Object.fromEntries(
        pids.flatMap(([name]) => [
          [`${name}_cpu_share`, rounded(((last.get(name)?.cpuS ?? 0) - (first.get(name)?.cpuS ?? 0)) / seconds)],
          [`${name}_rss_mb`, rounded(mostMb.get(name) ?? 0, 0)],
        ]),
      )
    },
  }
}
