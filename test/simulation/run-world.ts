import type { TableChange } from '../../sync/ports/store.ts'
import { createRandom, type Random } from '../../sync/random/create-random.ts'
import type { HeartbeatAnswer } from '../../sync/wire/heartbeat.ts'
import type { PushAnswer, PushRequest } from '../../sync/wire/push.ts'
import type { Action, Memory } from './actions/action.ts'
import { faultActions, whoIs } from './actions/faults.ts'
import { officeActions } from './actions/office.ts'
import { peopleActions } from './actions/people.ts'
import type { AuthorityPools } from './authority/authority.ts'
import type { Violation } from './model/facts.ts'
import { createModel, type Model } from './model/model.ts'
import { isLeftOut } from './shrink.ts'
import { checkAfresh } from './world/check-afresh.ts'
import { findPassed } from './world/check-order.ts'
import { checkScreen } from './world/check-screen.ts'
import { comeToRest } from './world/come-to-rest.ts'
import type { Machine } from './world/machine.ts'
import { type Cast, createWorld, type World } from './world/world.ts'

/** All that a run follows from. `skip`: steps that are left out; `without`: actions that never happen; `more`: often ones. */
export type Plan = {
  readonly seed: string
  readonly steps: number
  readonly cast: Cast
  readonly without?: readonly string[]
  readonly more?: readonly string[]
  readonly skip?: readonly (readonly [number, number])[]
}
export type Outcome = {
  readonly violations: readonly Violation[]
  readonly doubleCalls: number
  readonly restMs: number
}

const ALL: readonly Action[] = [...peopleActions, ...faultActions, ...officeActions]
export const actionNames: readonly string[] = ALL.map(({ name }) => name)
const PACE_MS = 2_500
/** By how much what a plan wants more of is likelier, each time that it names it. */
const MORE = 10
/** All rows of all screens take long to compare; a difference does not go away. */
const AFRESH_STEPS = 10

export async function runWorld(
  pools: AuthorityPools,
  plan: Plan,
  log: (line: string) => void = () => undefined,
): Promise<Outcome> {
  let model: Model | undefined
  const touched = new Set<Machine>()
  const must = (): Model => {
    if (model === undefined) throw new Error('no model yet')
    return model
  }
  const early: (() => void)[] = []
  const soon = (work: () => void): void => {
    if (model === undefined) early.push(work)
    else work()
  }
  const world = await createWorld({
    ...{ pools, seed: plan.seed, cast: plan.cast },
    listener: {
      onCommit(machine, changes) {
        touched.add(machine)
        soon(() => must().hearCommit(whoIs(machine), changes))
        soon(() => hearDisk(must(), machine, changes))
      },
      onAnswer(machine, answered, request) {
        if (answered.kind === 'refused')
          log(`  ${machine.name} refused: ${answered.code} ${JSON.stringify(answered.details ?? null)}`)
        soon(() => must().hearText(machine.name, JSON.stringify(answered)))
        if (answered.kind !== 'answer') return
        if (request === undefined) return soon(() => must().hearHeartbeat(answered.answer as HeartbeatAnswer))
        soon(() => must().hearAnswer(whoIs(machine), request as PushRequest, answered.answer as PushAnswer))
      },
      onMistake(machine, error) {
        if (error instanceof Error && error.message === 'the tab died before its commit') return
        soon(() => must().add('mistake', `${machine.name}: ${error instanceof Error ? error.stack : String(error)}`))
      },
    },
  })
  model = createModel({ ...world.place, now: world.time.now, dayAt: world.dayAt, foreign: world.otherBank.signs })
  for (const work of early) work()
  const told = model
  world.authority.onFault((error) => told.add('fault', error instanceof Error ? error.message : String(error)))
  world.authority.onPushed(async (request, answer, root) => {
    // A repeated call is told what it came to then, and the line has moved on.
    if (told.outcomeOf(answer.results.at(-1)?.id ?? '') !== undefined) return
    const passed = await findPassed(root, world.today(), request, answer)
    if (passed !== undefined) told.add(passed.id, passed.what)
  })
  await world.pass(5_000)

  const actions = ALL.map((action) => ({ ...action, weight: action.weight * timesMore(plan, action) }))
  const memory: Memory = { backup: undefined, pictures: new Map(), bookings: [], step: 0 }
  for (let step = 1; step <= plan.steps && model.violations.length === 0; step += 1) {
    model.setStep(step)
    memory.step = step
    const random = createRandom(`${plan.seed}/step ${step}`)
    const action = pick(actions, random)
    // Time passes all the same, so that whatever else happens in a smaller plan happens as it did.
    if (plan.without?.includes(action.name) !== true && !isLeftOut(plan.skip, step)) {
      log(`${step} ${new Date(world.time.now()).toISOString()} ${action.name}`)
      await action.run({ world, model, random: random.fork('action'), memory })
    }
    await world.pass(random.below(PACE_MS))
    for (const machine of world.machines)
      if (machine.lives !== machine.tabs.length || machine.isAsleep) model.excuseTimes(machine.name)
    for (const machine of touched) checkScreen(model, machine)
    if (step % AFRESH_STEPS === 0) for (const machine of world.machines) checkAfresh(model, machine)
    touched.clear()
  }
  if (model.violations.length > 0) return { violations: model.violations, doubleCalls: 0, restMs: 0 }
  model.setStep(plan.steps + 1)
  const restMs = await comeToRest(world, model)
  return { violations: model.violations, doubleCalls: await countDoubleCalls(world), restMs }
}

/** What came onto a disk, by whichever way. */
function hearDisk(model: Model, { name }: Machine, changes: readonly TableChange[]): void {
  for (const { table, put } of changes)
    if (table === 'base' || table === 'confirmed') model.hearText(name, JSON.stringify(put))
}

function timesMore({ more }: Plan, { name }: Action): number {
  return MORE ** (more?.filter((each) => each === name).length ?? 0)
}

function pick(actions: readonly Action[], random: Random): Action {
  const sum = actions.reduce((total, { weight }) => total + weight, 0)
  let left = random.next() * sum
  for (const action of actions) {
    left -= action.weight
    if (left < 0) return action
  }
  return actions.at(-1) as Action
}

async function countDoubleCalls(world: World): Promise<number> {
  const [row] = await world.authority.ask<{ count: string }>(
    `select count(*) from app.ticket_events where 'double_call' = any (flags)`,
  )
  return Number(row?.count ?? 0)
}
