import type { Device, SyncState, View } from '../../../sync/device/device.ts'
import type { Timers } from '../../../sync/ports/clock.ts'
import { createStateOfView } from '../../../sync/waits/view/state-of-view.ts'
import type { WaitUnknown } from '../../../sync/waits/wait-range.ts'
import type { Quoter } from './create-quoter.ts'
import { keepSame } from './keep-same.ts'
import { toWaits } from './to-waits.ts'
import { NO_WAITS, type Waits } from './waits.ts'

/** What was tapped is painted first. */
const SETTLE_MS = 50
/** A branch changes several times a second at its busiest; nobody reads a wait that fast. */
const EVERY_MS_MIN = 1_000
/** Time alone changes a wait as well, and the age of what is known. */
const EVERY_MS_MAX = 15_000

type Parts = {
  readonly device: Pick<Device, 'view' | 'sync' | 'now' | 'subscribe'>
  readonly quote: Quoter
  readonly after: Timers['after']
  readonly publish: (waits: Waits) => void
}
type Seen = { readonly view: View; readonly rung: SyncState['rung'] }

/**
 * Computes the waits of a branch anew when it changed, at most once a second, for as long as somebody looks [WT15]. Answers
 * the function that ends it.
 */
export function followWaits({ device, quote, after, publish }: Parts): () => void {
  const stateOf = createStateOfView()
  let seen: Seen | undefined
  let shown = NO_WAITS
  let [isBusy, isEnded] = [false, false]
  let cancel = (): void => undefined

  async function run(): Promise<void> {
    const { view, sync } = device
    seen = { view, rung: sync.rung }
    // What cannot be computed is told as such: else what was told last would stay for the day.
    const fresh = await computed(view, sync).catch(() => unknownOf(view, 'failed'))
    if (isEnded) return
    shown = keepSame(shown, fresh)
    publish(shown)
    cancel = after(EVERY_MS_MIN, rest)
  }

  function rest(): void {
    isBusy = false
    cancel = after(EVERY_MS_MAX - EVERY_MS_MIN, () => void run())
    runIfChanged()
  }

  function runIfChanged(): void {
    if (isBusy || !isChanged(seen, device)) return
    isBusy = true
    cancel()
    cancel = after(SETTLE_MS, () => void run())
  }

  async function computed(view: View, { rung, ageMs = Number.POSITIVE_INFINITY }: SyncState): Promise<Waits> {
    if (rung === 'paper') return unknownOf(view, 'no_replica')
    const state = stateOf(view, device.now())
    if (state === undefined) return NO_WAITS
    // One seed per day: the same line gets the same answer at every look, and on every device.
    const quotes = await quote(state, view.today ?? '')
    if (quotes === undefined) return unknownOf(view, 'failed')
    return toWaits(state, quotes, rung === 'live' ? 0 : ageMs)
  }

  const end = device.subscribe(runIfChanged)
  runIfChanged()
  return () => {
    isEnded = true
    cancel()
    end()
  }
}

/** Of what commands are pending, or what a person has not seen yet, a wait knows nothing. */
function isChanged(seen: Seen | undefined, { view, sync }: Parts['device']): boolean {
  if (seen === undefined || seen.rung !== sync.rung) return true
  const { tickets, counters, configuration, stats, today } = view
  return (
    seen.view.tickets !== tickets ||
    seen.view.counters !== counters ||
    seen.view.configuration !== configuration ||
    seen.view.stats !== stats ||
    seen.view.today !== today
  )
}

function unknownOf({ configuration }: View, why: WaitUnknown): Waits {
  const services = configuration?.services ?? []
  return { ...NO_WAITS, services: new Map(services.map(({ id }) => [id, { kind: 'unknown', why }])) }
}
