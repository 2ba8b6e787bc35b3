import { isImplicitCast } from './casts.ts'
import type { Overload } from './routine.ts'
import { type TypeName, UNKNOWN } from './value-types.ts'

/** Kinds of types; among several fitting overloads Postgres favours the preferred type of the kind. */
const CATEGORIES: readonly (readonly [category: string, preferred: TypeName, types: readonly TypeName[]])[] = [
  ['boolean', 'bool', ['bool']],
  ['number', 'float8', ['int2', 'int4', 'int8', 'float4', 'float8', 'numeric']],
  ['string', 'text', ['text', 'bpchar']],
  ['date', 'timestamptz', ['date', 'time', 'timestamp', 'timestamptz']],
  ['timespan', 'interval', ['interval']],
]
export const categoryOf = (type: TypeName): string =>
  CATEGORIES.find(([, , types]) => types.includes(type))?.[0] ?? type
export const isPreferred = (type: TypeName): boolean => CATEGORIES.some(([, preferred]) => preferred === type)

const fits = (given: TypeName, wanted: TypeName): boolean =>
  given === wanted || given === UNKNOWN || isImplicitCast(given, wanted)

/** Only the candidates with the highest score stay, as each of Postgres' rules wants it. */
function keepBest(candidates: readonly Overload[], score: (candidate: Overload) => number): readonly Overload[] {
  const best = Math.max(...candidates.map(score))
  return candidates.filter((candidate) => score(candidate) === best)
}

const argAt = (candidate: Overload, index: number): TypeName => candidate.args[index] ?? ''

function countExact(given: readonly TypeName[], candidate: Overload): number {
  return given.filter((type, index) => type === argAt(candidate, index)).length
}

function countPreferred(given: readonly TypeName[], candidate: Overload): number {
  return given.filter((type, index) => {
    const wanted = argAt(candidate, index)
    if (type === UNKNOWN) return false
    return type === wanted || (isPreferred(wanted) && categoryOf(wanted) === categoryOf(type))
  }).length
}

/** For a literal of open type: a kind that all candidates agree on, or text if one of them takes text. */
function chooseForUnknowns(given: readonly TypeName[], candidates: readonly Overload[]): readonly Overload[] {
  let left = candidates
  for (const [index, type] of given.entries()) {
    if (type !== UNKNOWN) continue
    const categories = new Set(candidates.map((candidate) => categoryOf(argAt(candidate, index))))
    const [only] = categories
    const category = categories.has('string') ? 'string' : categories.size === 1 ? only : undefined
    if (category === undefined) return candidates
    left = left.filter((candidate) => categoryOf(argAt(candidate, index)) === category)
    const preferring = left.filter((candidate) => isPreferred(argAt(candidate, index)))
    if (preferring.length > 0) left = preferring
  }
  return left.length > 0 ? left : candidates
}

/** The last resort: open types are taken to be what all the known ones are. */
function assumeSame(given: readonly TypeName[], candidates: readonly Overload[]): readonly Overload[] {
  const known = new Set(given.filter((type) => type !== UNKNOWN))
  const [type] = known
  if (type === undefined || known.size !== 1) return candidates
  const same = candidates.filter((candidate) => candidate.args.every((wanted) => fits(type, wanted)))
  return same.length === 1 ? same : candidates
}

/** Postgres' rules of choosing an operator or function, in their order; null when none or more than one is left. */
export function resolveOverload(overloads: readonly Overload[], given: readonly TypeName[]): Overload | null {
  const [first = UNKNOWN, second = UNKNOWN] = given
  const assumed = given.length === 2 ? [first === UNKNOWN ? second : first, second === UNKNOWN ? first : second] : given
  const exact = overloads.find((candidate) => candidate.args.every((wanted, index) => wanted === assumed[index]))
  if (exact !== undefined) return exact
  let left: readonly Overload[] = overloads.filter((candidate) =>
    given.every((type, index) => fits(type, argAt(candidate, index))),
  )
  const rules: readonly ((candidates: readonly Overload[]) => readonly Overload[])[] = [
    (candidates) => keepBest(candidates, (candidate) => countExact(given, candidate)),
    (candidates) => keepBest(candidates, (candidate) => countPreferred(given, candidate)),
    (candidates) => chooseForUnknowns(given, candidates),
    (candidates) => assumeSame(given, candidates),
  ]
  for (const rule of rules) {
    if (left.length <= 1) break
    left = rule(left)
  }
  return left.length === 1 ? (left[0] ?? null) : null
}
