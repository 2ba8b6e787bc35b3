import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes that the pages of browsers of this process take, each shared page of memory counted by its share. Linux. */
export function rendererMegabytes(): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (Number.isNaN(pid)) continue
    // After the name, which may hold anything, come state and parent.
    const [, parent] = (read(pid, 'stat').split(') ')[1] ?? '').split(' ')
    parents.set(pid, Number(parent))
  }
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0))
  const renderers = [...parents.keys()].filter((pid) => isOurs(pid) && read(pid, 'cmdline').includes('--type=renderer'))
  return renderers.reduce((sum, pid) => sum + kilobytes(pid), 0) / 1024
}

const kilobytes = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0)

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It has ended since it was listed.
    return ''
  }
}
