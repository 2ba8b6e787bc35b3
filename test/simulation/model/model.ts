import type { PushRequest } from '../../../sync/wire/push.ts'
import { createAnswerChecks, type PushAnswered } from './check-answers.ts'
import { createLayerChecks } from './check-layers.ts'
import { createOutboxChecks } from './check-outbox.ts'
import { createPaperChecks } from './check-papers.ts'
import { createNumberChecks } from './check-printed.ts'
import { createRowChecks } from './check-rows.ts'
import { createExcuses } from './excuses.ts'
import type { Command, DiskChange, Paper, Row, Violation, Who } from './facts.ts'
import type { ToldState } from './grants.ts'

const ISSUES = new Set(['issue_ticket', 'check_in_appointment'])
const VIOLATIONS_MAX = 50

export type Model = ReturnType<typeof createModel>

/**
 * What really happened at the branch, told by what lies on disks and by what the authority answers. It imports no logic
 * of the devices: it only remembers, and says where something is not as it must be. Each subject has checks of its own.
 */
export function createModel(branch: {
  readonly tenantId: string
  readonly branchId: string
  now(): number
  /** What only another bank's devices may ever hear of. */
  readonly foreign: readonly string[]
  dayAt(at: number): string
}) {
  const violations: Violation[] = []
  const commands = new Map<string, Command>()
  const excuses = createExcuses()
  const { isExcused } = excuses
  let step = 0

  const add = (id: string, what: string): void => {
    if (violations.length < VIOLATIONS_MAX) violations.push({ id, step, what })
  }

  const numbers = createNumberChecks({ ...branch, add, isExcused })
  const layers = createLayerChecks(add)
  const outbox = createOutboxChecks(add)
  const printed = createPaperChecks({ add, isExcused })
  const rows = createRowChecks({ ...branch, add, paperOf: (ticketId) => printed.papers.get(ticketId) })
  const answers = createAnswerChecks({
    now: branch.now,
    add,
    commandOf: (id) => commands.get(id),
    isUntimed: (who, { by }) => excuses.isClockSet(who.name) || excuses.isUntimed(by),
  })

  function hearCommand(who: Who, row: Row, prints: ReadonlySet<string>): void {
    const id = String(row.id)
    if (commands.has(id)) return
    const args = (row.args ?? {}) as Row
    const [name, at] = [String(row.name), branch.now()]
    const of = { id, name, kind: String(row.kind), args, deviceId: who.deviceId, by: who.name }
    commands.set(id, { ...of, atStep: step, at, isLost: false })
    if (name === 'acknowledge_split') numbers.hearSplit(who, String(row.writer), String(args.split_id))
    if (!ISSUES.has(name)) return
    printed.hear(who, args, { at, atStep: step, commandId: id }, prints)
    numbers.hear(who, String(row.writer), args)
  }

  return {
    violations,
    commands,
    papers: printed.papers,
    dayAt: branch.dayAt,
    add,
    setStep(now: number): void {
      step = now
    },
    /** A transaction is on a machine's disk. */
    hearCommit(who: Who, changes: readonly DiskChange[]): void {
      const putInto = (table: string) => changes.flatMap((change) => (change.table === table ? change.put : []))
      const prints = new Set(putInto('prints').map((row) => String((row as Row).ticket_id)))
      layers.hear(who.name, changes)
      numbers.hearMeta(who, putInto('meta'))
      outbox.hear(who, changes)
      for (const row of putInto('outbox')) hearCommand(who, row as Row, prints)
      for (const table of ['base', 'confirmed'])
        for (const each of putInto(table)) {
          const { shape, row } = each as { shape: string; row: Row }
          rows.checkRow(who, shape, row, table)
        }
    },
    /** The authority has answered a push, whether or not the answer arrives. */
    hearAnswer(who: Who, request: PushRequest, answer: PushAnswered): void {
      answers.hear(who, request, answer)
      numbers.hearState(answer.epoch, answer.writer)
      for (const [shape, told] of Object.entries(answer.rows))
        for (const row of told) rows.checkRow(who, shape, row, 'an answer to')
    },
    hearText: rows.hearText,
    hearHeartbeat({ epoch, writer }: { readonly epoch: number; readonly writer: ToldState | null }): void {
      if (writer !== null) numbers.hearState(epoch, writer)
    },
    hearBackup: answers.hearBackup,
    hearLostHistory(): void {
      answers.hearLostHistory()
      excuses.hearLostHistory()
    },
    hearRevoked: excuses.hearRevoked,
    /** The disk is as it was at some earlier moment: what came since is on paper only, unless it was pushed. */
    hearOtherDisk(who: Who, given: readonly unknown[]): void {
      layers.forget(who.name)
      const { kept, gone } = outbox.hearOtherDisk(who.name, given)
      excuses.hearCopied(kept)
      for (const id of gone) {
        const command = commands.get(id)
        if (command !== undefined) command.isLost = true
      }
    },
    excuseNumbers: excuses.excuseNumbers,
    excuseTimes: excuses.excuseTimes,
    hearClockSet: excuses.hearClockSet,
    /** It sleeps while they wait to be told of: what it prints afterwards has its time again. */
    excusePapers(name: string): void {
      for (const { by, ticketId } of printed.papers.values()) if (by === name) excuses.excuseTimes(ticketId)
    },
    isTimed: ({ by, ticketId }: Paper): boolean => !excuses.isUntimed(by) && !excuses.isUntimed(ticketId),
    isExcused,
    isCopied: excuses.isCopied,
    outboxOf: outbox.rowsOf,
    paperNumbers: () => printed.papersByNumber,
    outcomeOf: answers.outcomeOf,
  }
}
