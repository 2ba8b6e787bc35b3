import type { Outcome } from '../../../sync/wire/outcome.ts'
import type { PushRequest } from '../../../sync/wire/push.ts'
import { createLayerChecks } from './check-layers.ts'
import { createNumberChecks } from './check-printed.ts'
import { createRowChecks } from './check-rows.ts'
import { createExcuses } from './excuses.ts'
import type { ToldState } from './grants.ts'

/**
 * What really happened at the branch, told by what lies on disks and by what the authority answers. It imports no logic
 * of the devices: it only remembers, and says where something is not as it must be.
 */
export type Row = Readonly<Record<string, unknown>>
/** As a disk says what a transaction changed. */
export type DiskChange = {
  readonly table: string
  readonly put: readonly unknown[]
  readonly deleted: readonly unknown[]
  readonly cleared?: unknown
}
export type Violation = { readonly id: string; readonly step: number; readonly what: string }
export type Who = {
  readonly name: string
  readonly kind: string
  readonly deviceId: string
  readonly audience: 'public' | 'staff'
  /** Since it was started a push has been answered, or could not be. */
  readonly hasAsked: boolean
}

export type Command = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly args: Row
  readonly deviceId: string
  readonly by: string
  readonly atStep: number
  readonly at: number
  /** The disk on which it lay was set back or thrown away before the authority had it. */
  isLost: boolean
}
export type Paper = {
  readonly at: number
  readonly ticketId: string
  readonly day: string
  readonly number: string
  readonly commandId: string
  readonly by: string
  readonly atStep: number
}
type Place = { readonly id: string; readonly row: Row }

const MEANT = [
  'id',
  'name',
  'kind',
  'schema',
  'args',
  'session',
  'config_version',
  'wall_at',
  'monotonic_at',
  'page_life',
  'written_at',
  'known_at',
]
/** The slowest way there, and a request that somebody had kept. */
const WAY_MS_MAX = 30_000
const ISSUES = new Set(['issue_ticket', 'check_in_appointment'])

export type Model = ReturnType<typeof createModel>

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
  const papers = new Map<string, Paper>()
  const papersByNumber = new Map<string, Paper[]>()
  /** What lies on each machine's disk: the outbox by place. */
  const disks = new Map<string, Map<string, Place>>()
  /** Outcomes by command, of the history that the authority is in. */
  let outcomes = new Map<string, Outcome>()
  let lastSeqs = new Map<string, number>()
  let inBackup = { outcomes, lastSeqs }
  const excuses = createExcuses()
  let step = 0

  const add = (id: string, what: string): void => {
    if (violations.length < 50) violations.push({ id, step, what })
  }

  const numbers = createNumberChecks({ ...branch, add, isExcused: excuses.isExcused })
  const layers = createLayerChecks(add)
  const checks = createRowChecks({ ...branch, add, paperOf: (ticketId) => papers.get(ticketId) })

  function outboxOf(machine: string): Map<string, Place> {
    const found = disks.get(machine) ?? new Map<string, Place>()
    disks.set(machine, found)
    return found
  }

  function hearOutbox(
    who: Who,
    { put, deleted, cleared }: DiskChange,
    prints: ReadonlySet<string>,
    removed: Map<string, Row>,
  ): void {
    const outbox = outboxOf(who.name)
    if (cleared !== undefined) add('I8', `${who.name} cleared its outbox`)
    for (const key of deleted) {
      const place = JSON.stringify(key)
      const gone = outbox.get(place)
      if (gone !== undefined) removed.set(gone.id, gone.row)
      outbox.delete(place)
    }
    for (const each of put) {
      const row = each as Row
      const place = JSON.stringify([row.writer, row.seq])
      const before = outbox.get(place)
      if (before !== undefined && before.id !== row.id) add('I8', `${who.name} wrote ${row.id} over ${before.id}`)
      outbox.set(place, { id: String(row.id), row })
      removed.delete(String(row.id))
      hearCommand(who, row, before?.row, prints)
    }
  }

  function hearCommand(who: Who, row: Row, before: Row | undefined, prints: ReadonlySet<string>): void {
    const id = String(row.id)
    if (before !== undefined) {
      for (const part of MEANT) {
        if (JSON.stringify(before[part]) !== JSON.stringify(row[part]))
          add('OB4', `${part} of ${row.name} ${id} was changed on ${who.name}`)
      }
      const [was, is] = [before.outcome, row.outcome]
      if (was !== undefined && is !== undefined && JSON.stringify(was) !== JSON.stringify(is))
        add(
          'I5',
          `the outcome of ${row.name} ${id} on ${who.name} changed from ${JSON.stringify(was)} to ${JSON.stringify(is)}`,
        )
    }
    if (commands.has(id)) return
    const args = (row.args ?? {}) as Row
    commands.set(id, {
      id,
      name: String(row.name),
      kind: String(row.kind),
      args,
      deviceId: who.deviceId,
      by: who.name,
      atStep: step,
      at: branch.now(),
      isLost: false,
    })
    if (row.name === 'acknowledge_split') numbers.hearSplit(who, String(row.writer), String(args.split_id))
    if (ISSUES.has(String(row.name))) {
      hearPaper(who, id, args, prints)
      numbers.hear(who, String(row.writer), args)
    }
  }

  /** A wish that came too late to be meant is not carried out, save that it had been before history was lost. */
  function hearLate(who: Who, id: string, outcome: Outcome): void {
    const command = commands.get(id)
    const { valid_for_ms: validForMs } = command?.args ?? {}
    if (
      excuses.isClockSet(who.name) ||
      command?.kind !== 'intent' ||
      typeof validForMs !== 'number' ||
      outcome.kind !== 'applied'
    )
      return
    if (excuses.isUntimed(command.by) || outcome.flags.includes('history_lost')) return
    const ageMs = branch.now() - command.at
    // The age is told as the request leaves, so that its way to the authority does not count.
    if (ageMs > validForMs + WAY_MS_MAX)
      add('I5', `${command.name} ${id} of ${who.name} was carried out after ${ageMs} ms`)
  }

  function hearPaper(who: Who, commandId: string, args: Row, prints: ReadonlySet<string>): void {
    const paper: Paper = {
      at: branch.now(),
      ticketId: String(args.ticket_id),
      day: String(args.number_day),
      number: String(args.number),
      commandId,
      by: who.name,
      atStep: step,
    }
    papers.set(paper.ticketId, paper)
    if (who.kind === 'kiosk' && !prints.has(paper.ticketId))
      add('I11', `${who.name} issued ${paper.number} without a print job`)
    const key = `${paper.day} ${paper.number}`
    const same = papersByNumber.get(key) ?? []
    papersByNumber.set(key, [...same, paper])
    const isExcused = [paper, ...same].some(({ by }) => excuses.isExcused(by))
    if (same.length > 0 && !isExcused)
      add(
        'I2',
        `${paper.by} printed ${key}, which ${same.map(({ by, atStep }) => `${by} had printed at step ${atStep}`).join(' and ')}`,
      )
  }

  /** [RE3] Nobody takes a branch's configuration or counters away: should they be told anew, the old ones stand till then. */
  function hearBaseGone(who: Who, { deleted, cleared }: DiskChange, changes: readonly DiskChange[]): void {
    const isNewEpoch = changes.some((change) => change.table === 'positions' && change.cleared !== undefined)
    if (isNewEpoch) return
    const lasting = deleted.filter((key) => ['branch_config', 'counters'].includes((key as readonly string[])[0] ?? ''))
    if (cleared !== undefined || lasting.length > 0)
      add('RE3', `${who.name} took away what stands: ${JSON.stringify(cleared ?? lasting)}`)
  }

  function hearRows(who: Who, table: string, rows: readonly unknown[]): void {
    for (const each of rows) {
      const { shape, row } = each as { shape: string; row: Row }
      checks.checkRow(who, shape, row, table)
    }
  }

  return {
    violations,
    commands,
    papers,
    dayAt: branch.dayAt,
    add,
    setStep(now: number): void {
      step = now
    },
    /** A transaction is on a machine's disk. */
    hearCommit(who: Who, changes: readonly DiskChange[]): void {
      const prints = new Set(
        changes
          .filter(({ table }) => table === 'prints')
          .flatMap(({ put }) => put.map((row) => String((row as Row).ticket_id))),
      )
      layers.hear(who.name, changes)
      const removed = new Map<string, Row>()
      for (const { table, put } of changes) if (table === 'meta') numbers.hearMeta(who, put)
      for (const change of changes) {
        if (change.table === 'outbox') hearOutbox(who, change, prints, removed)
        if (change.table === 'base' || change.table === 'confirmed') hearRows(who, change.table, change.put)
        if (change.table === 'base') hearBaseGone(who, change, changes)
      }
      for (const [id, row] of removed) {
        const outcome = row.outcome as Outcome | undefined
        const isOver = outcome !== undefined && (row.seen === true || outcome.kind === 'applied')
        if (!isOver) add('I8', `${row.name} ${id} vanished from ${who.name} without an outcome that a person could see`)
      }
    },
    /** The authority has answered a push, whether or not the answer arrives. */
    hearAnswer(
      who: Who,
      request: PushRequest,
      answer: {
        epoch: number
        results: readonly { seq: number; id: string; outcome: Outcome }[]
        writer: ToldState & { last_seq: number }
        rows: Readonly<Record<string, readonly Row[]>>
      },
    ): void {
      for (const { id, seq, outcome } of answer.results) {
        const sent = request.commands.find((command) => command.seq === seq)
        if (sent?.id !== id) add('I5', `the answer to seq ${seq} of ${who.name} is about another command`)
        if (outcome.kind === 'forked' || outcome.kind === 'retry') continue
        const known = outcomes.get(id)
        if (known === undefined) hearLate(who, id, outcome)
        if (known === undefined) outcomes.set(id, outcome)
        else if (JSON.stringify(known) !== JSON.stringify(outcome))
          add(
            'I5',
            `${sent?.name} ${id} of ${who.name} came to ${JSON.stringify(known)} and then to ${JSON.stringify(outcome)}`,
          )
      }
      const { id, last_seq } = answer.writer
      if (last_seq < (lastSeqs.get(id) ?? 0))
        add('I6', `last_seq of ${who.name} went down from ${lastSeqs.get(id)} to ${last_seq}`)
      lastSeqs.set(id, last_seq)
      numbers.hearState(answer.epoch, answer.writer)
      for (const [shape, rows] of Object.entries(answer.rows))
        for (const row of rows) checks.checkRow(who, shape, row, 'an answer to')
    },
    hearText: checks.hearText,
    hearHeartbeat({ epoch, writer }: { readonly epoch: number; readonly writer: ToldState | null }): void {
      if (writer !== null) numbers.hearState(epoch, writer)
    },
    hearBackup(): void {
      inBackup = { outcomes: new Map(outcomes), lastSeqs: new Map(lastSeqs) }
    },
    /** Whatever was told since the backup is no more; what was told before it stands in the history that goes on. */
    hearLostHistory(): void {
      outcomes = new Map(inBackup.outcomes)
      lastSeqs = new Map(inBackup.lastSeqs)
      excuses.hearLostHistory()
    },
    hearRevoked: excuses.hearRevoked,
    /** The disk is as it was at some earlier moment: what came since is on paper only, unless it was pushed. */
    hearOtherDisk(who: Who, rows: readonly unknown[]): void {
      layers.forget(who.name)
      const before = outboxOf(who.name)
      const now = new Map(
        rows.map((each) => [
          JSON.stringify([(each as Row).writer, (each as Row).seq]),
          { id: String((each as Row).id), row: each as Row },
        ]),
      )
      const kept = new Set([...now.values()].map(({ id }) => id))
      excuses.hearCopied(kept)
      for (const { id } of before.values()) {
        const command = commands.get(id)
        if (command !== undefined && !kept.has(id)) command.isLost = true
      }
      disks.set(who.name, now)
    },
    excuseNumbers: excuses.excuseNumbers,
    excuseTimes: excuses.excuseTimes,
    hearClockSet: excuses.hearClockSet,
    /** It sleeps while they wait to be told of: what it prints afterwards has its time again. */
    excusePapers(name: string): void {
      for (const { by, ticketId } of papers.values()) if (by === name) excuses.excuseTimes(ticketId)
    },
    isTimed: ({ by, ticketId }: Paper): boolean => !excuses.isUntimed(by) && !excuses.isUntimed(ticketId),
    isExcused: excuses.isExcused,
    isCopied: excuses.isCopied,
    outboxOf: (name: string): readonly Row[] => [...outboxOf(name).values()].map(({ row }) => row),
    paperNumbers: () => papersByNumber,
    outcomeOf: (id: string): Outcome | undefined => outcomes.get(id),
  }
}
