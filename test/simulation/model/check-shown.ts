import type { Row } from './facts.ts'

/** What a screen shows of one row. */
export type Shown = Row & {
  readonly id: string
  readonly standing: string
  readonly pendingCommands: readonly string[]
  readonly unfitCommands: readonly string[]
}
/** What a person may expect of a row: the authority's newest word, and what this device has still to say. */
export type Expected = { readonly newest: Row | undefined; readonly waiting: ReadonlyMap<string, Row> }

/** Where a command leads, if it leads anywhere. What is not here may change any of it. */
const LEADS_TO: Readonly<Record<string, readonly string[]>> = {
  // The one that a lost call had taken goes back.
  ...{ call_next: ['called'], call_ticket: ['called', 'waiting'], start_service: ['serving'] },
  // With more legs to come, the visit goes on.
  ...{ complete_service: ['completed', 'waiting'], mark_no_show: ['no_show'], park_ticket: ['parked'] },
  ...{ return_ticket: ['waiting'], transfer_ticket: ['waiting'], reinstate_ticket: ['waiting'] },
  ...{ cancel_ticket: ['cancelled'], leave_queue: ['cancelled'] },
  ...{ open_counter: ['open'], pause_counter: ['paused'], close_counter: ['closed', 'waiting', 'parked'] },
}
const NEEDS_COUNTER = ['call_next', 'start_service']

/** [I8] What is wrong with it; undefined: nothing. Written from what the words mean, not from how a device does it. */
export function findWrong(shown: Shown, { newest, waiting }: Expected): string | undefined {
  for (const id of [...shown.pendingCommands, ...shown.unfitCommands])
    if (!waiting.has(id)) return `it waits for ${id}, which does not wait`
  const last = waiting.get(shown.pendingCommands.at(-1) ?? '')
  if (last === undefined) return newest === undefined ? 'nobody has said that it is' : differenceOf(shown, newest)
  if (shown.standing === 'confirmed') return 'it passes for confirmed'
  const args = (last.args ?? {}) as Row
  const leads = LEADS_TO[String(last.name)]
  // What is opened again on a day that is over ends with it once more.
  if (leads !== undefined && shown.state !== 'expired' && !leads.includes(String(shown.state)))
    return `${last.name} does not lead to ${shown.state}`
  if (NEEDS_COUNTER.includes(String(last.name)) && shown.state !== 'expired' && shown.counter_id !== args.counter_id)
    return `${last.name} at ${args.counter_id} shows it at ${shown.counter_id}`
  if (last.name === 'call_next' && args.predicted_ticket_id !== shown.id) return `${last.id} did not predict it`
  if (newest === undefined) return differenceFromPaper(shown, waiting)
  const isNamed = newest.is_placeholder !== true
  if (isNamed && (shown.number !== newest.number || shown.number_day !== newest.number_day))
    return `its number was ${newest.number_day} ${newest.number}`
  return undefined
}

/** Nobody but this device knows of it yet. */
function differenceFromPaper({ pendingCommands, number, number_day }: Shown, waiting: Expected['waiting']) {
  const { args } = waiting.get(pendingCommands[0] ?? '') ?? {}
  const paper = (args ?? {}) as Row
  const isAsPrinted = paper.number === number && paper.number_day === number_day
  return isAsPrinted ? undefined : `its paper says ${paper.number_day} ${paper.number}`
}

function differenceOf(shown: Shown, newest: Row): string | undefined {
  for (const [column, value] of Object.entries(newest)) {
    const is = shown[column]
    if (is === value || (typeof is === 'number' && typeof value === 'string' && isInstant(is, value))) continue
    if (JSON.stringify(is) !== JSON.stringify(value))
      return `${column} is ${JSON.stringify(is)}, not ${JSON.stringify(value)}`
  }
  return undefined
}

/** Milliseconds with the microseconds behind the point, and the text that a disk holds. */
function isInstant(ms: number, text: string): boolean {
  const [, seconds = '', decimals = ''] = /^(.*?)(?:\.(\d+))?Z$/.exec(text) ?? []
  return Math.abs(Date.parse(`${seconds}Z`) + Number(`0.${decimals || '0'}`) * 1_000 - ms) < 0.0005
}
