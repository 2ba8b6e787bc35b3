import { parseArgs } from 'node:util'
import { actionNames, type Plan } from './run-world.ts'
import type { Cast } from './world/world.ts'

export const CAST: Cast = { kiosks: 1, tablets: 2, displays: 1, consoles: 1 }
const STEPS = 1_000

export type Options = {
  readonly seeds: readonly [number, number]
  readonly plan: Omit<Plan, 'seed'>
  readonly isJson: boolean
  readonly isLog: boolean
  readonly shrinks: boolean
  readonly endsAtFailure: boolean
  /** So many processes share the seeds, each with a database of its own; `stride`: what one of them takes. */
  readonly jobs: number
  readonly stride: number
}

/**
 * `--seed N` or `--seeds A..B`, `--steps M`, `--jobs K`, `--more NAME,NAME`: actions that happen often; the rest is what a
 * shrunk case needs.
 */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ seed: { type: 'string' }, seeds: { type: 'string' }, steps: { type: 'string' }, cast: { type: 'string' } },
      ...{
        without: { type: 'string' },
        more: { type: 'string' },
        skip: { type: 'string' },
        json: { type: 'boolean' },
        log: { type: 'boolean' },
      },
      ...{ jobs: { type: 'string' }, stride: { type: 'string' } },
      'no-shrink': { type: 'boolean' },
      'until-failure': { type: 'boolean' },
    },
  })
  const [from, to] = (values.seeds ?? `${values.seed ?? 1}..${values.seed ?? 1}`).split('..').map(Number)
  if (!Number.isInteger(from) || !Number.isInteger(to)) throw new Error('--seed N or --seeds A..B')
  const plan = {
    ...{ steps: Number(values.steps ?? STEPS), cast: readCast(values.cast) },
    ...(values.without === undefined ? {} : { without: values.without.split(',') }),
    ...(values.more === undefined ? {} : { more: values.more.split(',').map(readAction) }),
    ...(values.skip === undefined ? {} : { skip: values.skip.split(',').map(readRange) }),
  }
  return {
    seeds: [from as number, to as number],
    plan,
    isJson: values.json === true,
    isLog: values.log === true,
    shrinks: values['no-shrink'] !== true,
    endsAtFailure: values['until-failure'] === true,
    jobs: Number(values.jobs ?? 1),
    stride: Number(values.stride ?? 1),
  }
}

/** `1k2t1d1c`: kiosks, tablets, displays, consoles. */
function readCast(text: string | undefined): Cast {
  if (text === undefined) return CAST
  const count = (letter: string): number => Number(new RegExp(`(\\d+)${letter}`).exec(text)?.[1] ?? 0)
  return { kiosks: count('k'), tablets: count('t'), displays: count('d'), consoles: count('c') }
}

function readAction(name: string): string {
  if (!actionNames.includes(name)) throw new Error(`${name} is none of ${actionNames.join(', ')}`)
  return name
}

function readRange(text: string): readonly [number, number] {
  const [from = 0, to = from] = text.split('-').map(Number)
  return [from, to]
}

export const replayCommand = (plan: Plan): string => `npm run sim -- --seed ${plan.seed} ${planArgs(plan).join(' ')}`

/** All of a plan but its seed, as `readOptions` reads it. */
export function planArgs({ steps, cast, without = [], more = [], skip = [] }: Omit<Plan, 'seed'>): readonly string[] {
  const { kiosks, tablets, displays, consoles } = cast
  return [
    ...['--steps', String(steps), '--cast', `${kiosks}k${tablets}t${displays}d${consoles}c`],
    ...(without.length === 0 ? [] : ['--without', without.join(',')]),
    ...(more.length === 0 ? [] : ['--more', more.join(',')]),
    ...(skip.length === 0 ? [] : ['--skip', skip.map(([from, to]) => `${from}-${to}`).join(',')]),
  ]
}
