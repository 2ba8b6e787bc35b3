import type { CommandDefinition } from '../commands/define-command.ts'
import { commandRegistry } from '../commands/registry.ts'
import { predictionOf } from '../effects/prediction-of.ts'
import { touchesOf } from '../effects/touches-of.ts'
import type { Seen, WishedArgs } from '../effects/writing.ts'
import { commandId, sessionId } from '../ids.ts'
import { predictIsolated } from '../isolated/predict-isolated.ts'
import type { Numbering } from '../outbox/take-ticket-number.ts'
import type { CommandToWrite } from '../outbox/write-command.ts'
import { predictNext } from '../queue/predict-next.ts'
import { serverNow } from '../time/server-clock.ts'
import type { TimeKeeper } from './create-time-keeper.ts'
import type { View, Wish, Written } from './device.ts'
import type { IdentityValue } from './meta.ts'

/** Of numbers without a letter, where the tenant has not said. */
const NUMBER_DIGITS = 3

/** What a tab knows at the moment of a tap. */
export type Moment = {
  readonly identity: IdentityValue | undefined
  readonly session: string | null
  readonly staffId: string | null
  readonly view: View
  readonly configVersion: number | null
  /** Nobody answers: what is called is called without the authority. */
  readonly isAlone: boolean
  readonly isUnconfirmed: boolean
  readonly time: TimeKeeper
  commandOf: Seen['commandOf']
  heightOn(day: string, prefix: string): number
  uuid(): string
}

type Refused = Extract<Written, { kind: 'refused' }>

/** The command that a wish comes to, with all that it will need later, or why there is none. */
export function commandOfWish(wish: Wish, moment: Moment): CommandToWrite | Refused {
  const { identity, view, time } = moment
  if (identity === undefined) return { kind: 'refused', code: 'not_ready' }
  const definition: CommandDefinition = commandRegistry[wish.name]
  const id = commandId.parse(wish.id ?? moment.uuid())
  const kind = wish.kind ?? definition.kinds[0] ?? 'fact'
  const args: WishedArgs | undefined = wish.name === 'call_next' ? withPrediction(wish.args, moment) : wish.args
  if (args === undefined) return { kind: 'refused', code: 'nobody_waiting' }
  const numbering = isIssuing(wish.name) ? numberingOf(args, moment) : undefined
  if (isIssuing(wish.name) && numbering === undefined) return { kind: 'refused', code: 'not_ready' }
  const seen: Seen = { ...view, commandOf: moment.commandOf }
  const device = {
    id: identity.device_id,
    kind: identity.kind,
    tenant_id: identity.tenant.id,
    branch_id: identity.branch_id,
  }
  const writing = { id, kind, at: serverNow(time.now()), staff_id: moment.staffId, device }
  return {
    ...{ id, isNew: wish.id === undefined, kind, name: wish.name, args, config_version: moment.configVersion },
    session: moment.session === null ? null : sessionId.parse(moment.session),
    ...time.moment(),
    touches: [...touchesOf(wish.name, args, seen)],
    prediction: predictionOf(wish.name, args, seen, writing),
    ...(numbering === undefined ? {} : { numbering, isPrinted: identity.kind === 'kiosk' }),
  } as CommandToWrite
}

export function isIssuing(name: Wish['name']): boolean {
  return name === 'issue_ticket' || name === 'check_in_appointment'
}

/** What the transaction that takes the number must know; undefined without a configuration that has the service. */
function numberingOf(args: WishedArgs, moment: Moment): Numbering | undefined {
  const { time, isUnconfirmed, heightOn } = moment
  const { configuration } = moment.view
  const service = configuration?.services.find(({ id }) => id === args.service_id)
  if (configuration === undefined || service === undefined) return undefined
  const { prefix } = service
  return {
    ...{ prefix, isUnconfirmed, clock: time.now(), dayRules: configuration.branch.clock },
    digits: configuration.settings?.number_digits ?? NUMBER_DIGITS,
    heightOn: (day) => heightOn(day, prefix),
  }
}

/**
 * Whom the call will most likely take [QU2] [IS1]. While the server may answer, it may know of somebody whom this device
 * does not: then it is asked without a prediction. Undefined: nobody is there, and nobody can be asked.
 */
function withPrediction(args: WishedArgs, moment: Moment): WishedArgs | undefined {
  if (args.predicted_ticket_id !== undefined) return args
  const predicted = predictedFor(String(args.counter_id), moment)
  if (predicted === undefined) return moment.isAlone ? undefined : args
  return { ...args, predicted_ticket_id: predicted }
}

function predictedFor(counterId: string, { view, staffId, time, isAlone }: Moment): string | undefined {
  const counter = view.counters.get(counterId)
  if (counter === undefined || view.today === undefined) return undefined
  const seat = { counter, staffId, today: view.today }
  const tickets = [...view.tickets.values()]
  const taken = takenBy(view.pending)
  if (!isAlone) return predictNext(tickets, seat, taken)?.id
  const counters = [...view.counters.values()]
  return predictIsolated({ tickets, seat, counters, taken, at: serverNow(time.now()) })?.id
}

/** Whom calls have taken that are not decided, save who was dealt with since: of those the view says whether they wait again. */
function takenBy(pending: View['pending']): ReadonlySet<string> {
  const taken = new Set<string>()
  for (const { name, args, touches } of pending) {
    for (const { table, id } of touches) if (table === 'tickets') taken.delete(id)
    if (name === 'call_next') taken.add(String(args.predicted_ticket_id))
  }
  return taken
}
