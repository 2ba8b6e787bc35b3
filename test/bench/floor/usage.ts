import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_S = 100

export type Usage = { readonly cpuS: number; readonly rssMb: number }

/**
 * Of a process and of all that it started and still has: their time on the processors so far, children that ended included,
 * and their memory, in which pages that several share are counted once (PSS); of one alone (`isAlone`) all that it holds (RSS).
 */
export function usageOf(pid: number, { isAlone = false } = {}): Usage {
  const pids = isAlone ? [pid] : familyOf(pid)
  const parts = pids.flatMap((each) => readUsage(each, isAlone ? 'Rss' : 'Pss', each === pid && !isAlone))
  return {
    cpuS: parts.reduce((sum, { cpuS }) => sum + cpuS, 0),
    rssMb: parts.reduce((sum, { rssMb }) => sum + rssMb, 0),
  }
}

function readUsage(pid: number, memory: 'Rss' | 'Pss', withEnded: boolean): Usage[] {
  try {
    // Behind the name in parentheses, which may hold anything: field 3 is the first.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const [own = 0, kernel = 0, ended = 0, endedKernel = 0] = fields.slice(11, 15).map(Number)
    const ticks = own + kernel + (withEnded ? ended + endedKernel : 0)
    const lines = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').split('\n')
    const kilobytes = Number(/\d+/.exec(lines.find((each) => each.startsWith(`${memory}:`)) ?? '')?.[0])
    return [{ cpuS: ticks / TICKS_PER_S, rssMb: kilobytes / 1_024 }]
  } catch {
    // It ended while we looked.
    return []
  }
}

function familyOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]
      parents.set(Number(name), Number(parent))
    } catch {
      // It ended while we looked.
    }
  }
  const family = [root]
  for (const pid of family) for (const [child, parent] of parents) if (parent === pid) family.push(child)
  return family
}
