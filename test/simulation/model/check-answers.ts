import type { Outcome } from '../../../sync/wire/outcome.ts'
import type { PushRequest } from '../../../sync/wire/push.ts'
import type { AddViolation, Command, Row, Who } from './facts.ts'
import type { ToldState } from './grants.ts'

export type PushAnswered = {
  readonly epoch: number
  readonly results: readonly { readonly seq: number; readonly id: string; readonly outcome: Outcome }[]
  readonly writer: ToldState & { readonly last_seq: number }
  readonly rows: Readonly<Record<string, readonly Row[]>>
}

/** The slowest way there, and a request that somebody had kept. */
const WAY_MS_MAX = 30_000

/** [I5] [I6] What the authority answers: each command once, its outcome for good, its place never behind itself. */
export function createAnswerChecks(options: {
  now(): number
  readonly add: AddViolation
  readonly commandOf: (id: string) => Command | undefined
  /** Nobody can know how old a command of it is, since its machine slept or its clock was set. */
  readonly isUntimed: (who: Who, command: Command) => boolean
}) {
  const { now, add, commandOf, isUntimed } = options
  /** By command, of the history that the authority is in. */
  let outcomes = new Map<string, Outcome>()
  let lastSeqs = new Map<string, number>()
  let inBackup = { outcomes, lastSeqs }

  /** A wish that came too late to be meant is not carried out, save that it had been before history was lost. */
  function checkLate(who: Who, id: string, outcome: Outcome): void {
    const command = commandOf(id)
    if (command?.kind !== 'intent' || outcome.kind !== 'applied') return
    const { valid_for_ms: validForMs } = command.args
    if (typeof validForMs !== 'number' || isUntimed(who, command) || outcome.flags.includes('history_lost')) return
    const ageMs = now() - command.at
    // The age is told as the request leaves, so that its way to the authority does not count.
    if (ageMs > validForMs + WAY_MS_MAX)
      add('I5', `${command.name} ${id} of ${who.name} was carried out after ${ageMs} ms`)
  }

  function hearOutcome(who: Who, id: string, name: string | undefined, outcome: Outcome): void {
    const known = outcomes.get(id)
    if (known === undefined) {
      checkLate(who, id, outcome)
      outcomes.set(id, outcome)
      return
    }
    const [was, is] = [JSON.stringify(known), JSON.stringify(outcome)]
    if (was !== is) add('I5', `${name} ${id} of ${who.name} came to ${was} and then to ${is}`)
  }

  return {
    outcomeOf: (id: string): Outcome | undefined => outcomes.get(id),
    hear(who: Who, request: PushRequest, { results, writer: { id: writer, last_seq } }: PushAnswered): void {
      for (const { id, seq, outcome } of results) {
        const sent = request.commands.find((command) => command.seq === seq)
        if (sent?.id !== id) add('I5', `the answer to seq ${seq} of ${who.name} is about another command`)
        if (outcome.kind !== 'forked' && outcome.kind !== 'retry') hearOutcome(who, id, sent?.name, outcome)
      }
      const known = lastSeqs.get(writer) ?? 0
      if (last_seq < known) add('I6', `last_seq of ${who.name} went down from ${known} to ${last_seq}`)
      lastSeqs.set(writer, last_seq)
    },
    hearBackup(): void {
      inBackup = { outcomes: new Map(outcomes), lastSeqs: new Map(lastSeqs) }
    },
    /** Whatever was told since the backup is no more; what was told before it stands in the history that goes on. */
    hearLostHistory(): void {
      outcomes = new Map(inBackup.outcomes)
      lastSeqs = new Map(inBackup.lastSeqs)
    },
  }
}
