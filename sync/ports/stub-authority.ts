import { parseCommand } from '../commands/parse-command.ts'
import type { CommandHeader } from '../wire/command-header.ts'
import type { HeartbeatAnswer } from '../wire/heartbeat.ts'
import { parsePush } from '../wire/parse-push.ts'
import type { PushAnswer, PushRequest } from '../wire/push.ts'
import { judgeAsStub, type StubJudge, type StubJudgement } from './stub-judge.ts'
import { grantStubLanes, nextStubLetter, stubDay, stubWriterState } from './stub-lanes.ts'
import { emptyStubState, pictureOf, type StubDeviceKind, type StubState, type StubWriter } from './stub-state.ts'

export type StubRefusal = { readonly kind: 'refused'; readonly code: string; readonly details: unknown }
export type StubAuthority = {
  enrol(device: string, kind: StubDeviceKind): void
  revoke(device: string): void
  push(device: string, body: unknown): { readonly kind: 'answer'; readonly answer: PushAnswer } | StubRefusal
  heartbeat(device: string, writer: string | undefined): HeartbeatAnswer
  /** What is there now; the function that is answered brings it back, as a backup would. */
  backup(): () => void
  /** The next batch stops after so many commands, as when a transaction fails for a passing reason. */
  interruptAfter(commands: number): void
  /** Asks an owner for half of its lane. */
  proposeSplit(from: string, to: string, id: string): void
  /** Called after each push that changed something. */
  onChange(listener: () => void): () => void
  readonly state: StubState
}

const NEWER_RETRY_MS = 60_000
const INTERRUPTED_RETRY_MS = 2_000

type Refusal = { readonly code: string; readonly details?: unknown }
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * The push protocol's rules in memory: dense seq, ids that decide between replay and fork, epochs by signed proof, lanes by
 * serial. For unit tests; what the true authority does is tested against Postgres.
 */
export function createStubAuthority(options: { now(): number; judge?: StubJudge }): StubAuthority {
  const judge = options.judge ?? judgeAsStub
  const devices = new Map<string, StubDeviceKind>()
  const revoked = new Set<string>()
  const listeners = new Set<() => void>()
  let state = emptyStubState()
  let interruptAfter: number | undefined

  const signatureOf = (device: string, epoch: number, writer: string, seq: number): string =>
    `${device}_${epoch}_${writer}_${seq}`

  function isProof(device: string, { writer, acknowledged }: PushRequest): boolean {
    if (acknowledged === undefined || acknowledged.writer !== writer) return false
    const { epoch, seq, signature } = acknowledged
    return signature === signatureOf(device, epoch, writer, seq)
  }

  function requireSequence({ commands, writer }: PushRequest): void {
    const first = commands[0]?.seq ?? 0
    if (commands.every(({ seq }, at) => seq === first + at)) return
    throw new Refused({ code: 'sequence_gap', details: { last_seq: state.writers[writer]?.ids.length ?? 0 } })
  }

  function openWriter(device: string, request: PushRequest, provenSeq: number): StubWriter {
    const known = state.writers[request.writer]
    if (known !== undefined && known.device === device) return known
    if (known !== undefined) throw new Refused({ code: 'not_found' })
    if (provenSeq > 0) state.epoch = Math.max(state.epoch, (request.acknowledged?.epoch ?? 0) + 1)
    const kind = devices.get(device)
    if (kind === undefined) throw new Refused({ code: 'unauthenticated' })
    const opened: StubWriter = {
      id: request.writer,
      device,
      kind,
      letter: nextStubLetter(state),
      forked_from: request.forked_from ?? null,
      ids: [],
      epoch: 0,
      serial: 0,
      days: [],
      split: null,
    }
    state.writers[opened.id] = opened
    return opened
  }

  /** Answers the seq up to which commands come again with their outcomes. */
  function checkEpoch(writer: StubWriter, request: PushRequest, isProven: boolean): number {
    const shown = isProven ? request.acknowledged : undefined
    const last_seq = writer.ids.length
    if (shown !== undefined && shown.epoch >= state.epoch && shown.seq > last_seq) state.epoch = shown.epoch + 1
    if (request.epoch !== state.epoch) {
      throw new Refused({ code: 'epoch_changed', details: { epoch: state.epoch, last_seq } })
    }
    return shown !== undefined && shown.epoch < state.epoch ? shown.seq : 0
  }

  function judgeNew(writer: StubWriter, command: CommandHeader, resentToSeq: number): StubJudgement {
    const known = state.ledger[command.id]
    if (known !== undefined) return known
    const prior = command.seq <= resentToSeq ? command.outcome : undefined
    if (revoked.has(writer.device)) return { outcome: { kind: 'quarantined', reason: 'device_revoked' } }
    const parsed = parseCommand(command)
    if (parsed.ok) return judge({ state, writer, command, prior, now: options.now() })
    return command.kind === 'fact'
      ? { outcome: { kind: 'quarantined', reason: 'malformed' } }
      : { outcome: { kind: 'rejected', code: 'malformed' } }
  }

  function judgeOne(writer: StubWriter, command: CommandHeader, resentToSeq: number): StubJudgement {
    const recorded = writer.ids[command.seq - 1]
    if (recorded !== undefined) {
      const entry = state.ledger[recorded]
      return recorded === command.id && entry !== undefined ? entry : { outcome: { kind: 'forked' } }
    }
    if (command.seq > writer.ids.length + 1) {
      throw new Refused({ code: 'sequence_gap', details: { last_seq: writer.ids.length } })
    }
    const judged = judgeNew(writer, command, resentToSeq)
    writer.ids.push(command.id)
    state.ledger[command.id] ??= {
      ...{ id: command.id, writer: writer.id, seq: command.seq, name: command.name, kind: command.kind },
      ...{ args: command.args, age_ms: command.age_ms, outcome: judged.outcome },
      ...{ tickets: judged.tickets ?? [], counters: judged.counters ?? [] },
    }
    return judged
  }

  function answerTo(device: string, request: PushRequest): PushAnswer {
    requireSequence(request)
    const isProven = isProof(device, request)
    const writer = openWriter(device, request, isProven ? (request.acknowledged?.seq ?? 0) : 0)
    const resentToSeq = checkEpoch(writer, request, isProven)
    const results: { seq: number; id: string; outcome: unknown }[] = []
    const [tickets, counters] = [new Set<string>(), new Set<string>()]
    let retryAfterMs: number | undefined
    let isForked = false
    for (const command of request.commands) {
      const parsed = parseCommand(command)
      if (!parsed.ok && parsed.problem === 'newer') retryAfterMs = NEWER_RETRY_MS
      else if (interruptAfter === results.length) retryAfterMs = INTERRUPTED_RETRY_MS
      if (retryAfterMs !== undefined) break
      const judged = judgeOne(writer, command, resentToSeq)
      results.push({ seq: command.seq, id: command.id, outcome: judged.outcome })
      isForked = judged.outcome.kind === 'forked'
      if (isForked) break
      for (const id of judged.tickets ?? []) tickets.add(id)
      for (const id of judged.counters ?? []) counters.add(id)
    }
    interruptAfter = undefined
    const isCutShort = retryAfterMs !== undefined || isForked
    if (!isCutShort && request.more !== true && writer.ids.length >= resentToSeq) writer.epoch = state.epoch
    grantStubLanes(state, writer, options.now())
    state.lsn += 1
    const rowsOf = (table: StubState['tickets'], ids: Set<string>) => [...ids].flatMap((id) => table[id] ?? [])
    const [epoch, seq] = [state.epoch, writer.ids.length]
    return JSON.parse(
      JSON.stringify({
        epoch,
        server_time: new Date(options.now()).toISOString(),
        lsn: String(state.lsn),
        writer: stubWriterState(state, writer),
        results,
        rows: {
          tickets: rowsOf(state.tickets, tickets),
          counters: rowsOf(state.counters, counters),
          branch_config: [],
        },
        acknowledged: { epoch, writer: writer.id, seq, signature: signatureOf(device, epoch, writer.id, seq) },
        ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
      }),
    )
  }

  return {
    enrol: (device, kind) => void devices.set(device, kind),
    revoke: (device) => void revoked.add(device),
    push(device, body) {
      const parsed = parsePush(JSON.parse(JSON.stringify(body)))
      if (!parsed.ok) return { kind: 'refused', code: parsed.code, details: { issues: parsed.issues } }
      try {
        const answer = answerTo(device, parsed.push)
        for (const listener of listeners) listener()
        return { kind: 'answer', answer }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return { kind: 'refused', code: error.refusal.code, details: error.refusal.details }
      }
    },
    heartbeat(device, writerId) {
      const writer = writerId === undefined ? undefined : state.writers[writerId]
      const isOwn = writer !== undefined && writer.device === device
      if (isOwn) grantStubLanes(state, writer, options.now())
      const today = stubDay(options.now())
      const rows = [
        ...Object.values(state.tickets).filter((ticket) => ticket.queue_day === today),
        ...Object.values(state.counters),
      ]
      return {
        epoch: state.epoch,
        server_time: new Date(options.now()).toISOString(),
        branch_version: String(rows.reduce((sum, { version }) => sum + version, 0)),
        config_version: null,
        today,
        writer: isOwn ? stubWriterState(state, writer) : null,
      }
    },
    backup() {
      const picture = pictureOf(state)
      return () => {
        state = pictureOf(picture)
        for (const listener of listeners) listener()
      }
    },
    interruptAfter(commands) {
      interruptAfter = commands
    },
    proposeSplit(from, to, id) {
      const owner = state.writers[from]
      const [held] = owner?.days ?? []
      if (owner === undefined || held === undefined) throw new Error('nothing to split')
      const { first_day, last_day, residue, modulus } = held
      owner.split = { id, first_day, last_day, residue, modulus: modulus * 2, to } as StubWriter['split']
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get state() {
      return state
    },
  }
}
