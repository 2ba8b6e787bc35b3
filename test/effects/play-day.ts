import type { OutboxRow } from '../../sync/outbox/outbox-row.ts'
import type { Random } from '../../sync/random/create-random.ts'
import type { Outcome } from '../../sync/wire/outcome.ts'
import type { Stage } from '../sql/stage.ts'
import { judge, type Moment, momentOf, viewOf } from './authority.ts'
import { differencesOf } from './differences.ts'
import { acts, factActs, wishOf } from './random-wish.ts'

const STEP_MS_MAX = 90_000
const OFFLINE_STEPS_MAX = 6

/** Refusals that no look at the ticket's own row could foresee: screens ask before they offer the command. */
const REFUSED_FOR_OTHER_REASONS = ['counter_closed', 'undo_expired', 'undo_not_last', 'cannot_undo', 'nobody_waiting']

/** A day of random commands, some of them written offline on an older picture; each effect beside what became of it. */
export async function playDay(stage: Stage, random: Random, steps: number) {
  const differences: string[] = []
  const ledgers = new Map<string, OutboxRow[]>()
  const moments: Moment[] = [await momentOf(stage)]
  let { at } = moments[0] as Moment
  let device = stage.tablet
  /** What one device has done by itself since another did anything. */
  let burst: OutboxRow[] = []
  const offlineIds = new Set<string>()
  let judgedCount = 0
  for (let n = 0; n < steps; n += 1) {
    at += 1 + random.below(STEP_MS_MAX)
    await stage.world.setNow(new Date(at).toISOString())
    if (random.isWithin(0.3)) device = random.pick([stage.tablet, stage.second])
    const act = random.pick(acts)
    const isOffline = factActs.includes(act) && random.isWithin(0.4)
    const back = isOffline ? random.below(Math.min(moments.length, OFFLINE_STEPS_MAX)) : 0
    const written = moments.at(-1 - back) as Moment
    const given = wishOf(act, { stage, random, written, ledgers, isOffline, offlineIds, device })
    const age_ms = isOffline ? Math.max(0, at - written.at - 1) : 0
    const ledger = ledgers.get(given.device.deviceId) ?? []
    const judged = await judge(stage, { ...given, age_ms }, written, ledger)
    const outcome = judged.outcome as Outcome
    ledgers.set(given.device.deviceId, [...ledger, { ...judged.command, outcome, outcome_epoch: 1 }])
    if (isOffline) offlineIds.add(judged.command.id)
    moments.push(await momentOf(stage))
    if (outcome.kind === 'rejected' && REFUSED_FOR_OTHER_REASONS.includes(outcome.code)) {
      burst = []
      continue
    }
    judgedCount += 1
    const { command } = judged
    burst = isOffline || burst[0]?.writer !== command.writer ? [command] : [...burst, command]
    const echoed = viewOf(moments.at(-1) as Moment, [
      ...ledger.filter(({ id }) => !burst.some((each) => each.id === id)),
      ...burst,
    ])
    if (outcome.kind !== 'applied') burst = []
    const found = [
      ...differencesOf(judged),
      ...(burst.length > 1 ? differencesOf({ ...judged, predicted: echoed }) : []),
    ]
    if (found.length > 0)
      differences.push([n, given.name, given.kind, age_ms, JSON.stringify(outcome), ...found].join(' '))
  }
  return { differences, judgedCount }
}
