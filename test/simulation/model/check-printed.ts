import type { Row, Who } from './facts.ts'
import { createGrants } from './grants.ts'

const DAY_MS = 86_400_000

/** [NU3] [NU4] [NU5] [WR3] Of each number as it comes out: a day that does not go back, and a number that is the writer's own. */
export function createNumberChecks(branch: {
  now(): number
  dayAt(at: number): string
  add(rule: string, what: string): void
  isExcused(machine: string): boolean
}) {
  const grants = createGrants()
  /** The epoch that each machine's disk speaks of, and the last day that it printed. */
  const epochs = new Map<string, number>()
  const lastDays = new Map<string, string>()
  const epochOf = ({ name }: Who): number => epochs.get(name) ?? 0

  return {
    hear(who: Who, writer: string, args: Row): void {
      const [day, number] = [String(args.number_day), String(args.number)]
      const last = lastDays.get(who.name) ?? day
      lastDays.set(who.name, day)
      const told = `${who.name} printed ${day} ${number}`
      const isExcused = branch.isExcused(who.name)
      // A label that no answer can have proved wrong.
      const isStanding = last <= branch.dayAt(branch.now() + DAY_MS)
      if (day < last && isStanding && !isExcused) branch.add('NU5', `${told} behind ${last}`)
      if (args.letter !== undefined) return
      if (!who.hasAsked) branch.add('WR3', `${told} of its lane before it had asked`)
      const used = { day, prefix: String(args.prefix), n: Number(args.n) }
      if (!isExcused && !grants.isGiven(epochOf(who), writer, used))
        branch.add('NU3', `${told}, which nobody had given it`)
    },
    hearSplit(who: Who, writer: string, splitId: string): void {
      const isFirst = grants.giveUp(epochOf(who), writer, splitId)
      if (!isFirst && !branch.isExcused(who.name)) branch.add('NU4', `${who.name} answered split ${splitId} twice`)
    },
    hearMeta(who: Who, rows: readonly unknown[]): void {
      for (const each of rows) {
        const { key, value } = each as { key: string; value: { epoch?: number } | null }
        if (key === 'writer') epochs.set(who.name, value?.epoch ?? 0)
      }
    },
    hearState: grants.hear,
  }
}
