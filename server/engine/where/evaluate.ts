import { parseValue } from './codecs.ts'
import { comparedText } from './compared-text.ts'
import type { Call, Expression, Logic, Reference } from './expression.ts'
import { coalesce } from './routines/null-routines.ts'
import type { Value } from './value-types.ts'

export type Row = ReadonlyMap<string, string | null>
export type Evaluate = (row: Row) => Value | null

/** A column that is not in the row counts as null. */
function compileReference({ column, type }: Reference): Evaluate {
  return (row) => {
    const text = row.get(column)
    return text === undefined || text === null ? null : parseValue(type, text)
  }
}

/** Booleans have two spellings, `t` in the log and `true` in the snapshot, and must be read. */
function compileTextEquality(expression: Call): Evaluate | null {
  const compared = comparedText(expression)
  if (compared === null || expression.args[0]?.type === 'bool') return null
  const { column, text } = compared
  return (row) => {
    const found = row.get(column)
    return found === undefined || found === null ? null : found === text
  }
}

function compileBound({ routine, args }: Call): Evaluate | null {
  const [operand, constant] = args
  if (routine.bindRight === undefined || operand === undefined || constant?.kind !== 'constant') return null
  if (constant.value === null) return null
  const [evaluate, run] = [compile(operand), routine.bindRight(constant.value)]
  return (row) => {
    const value = evaluate(row)
    return value === null ? null : run(value)
  }
}

function compileStrict({ routine, args }: Call): Evaluate {
  const [first, second, ...rest] = args.map(compile)
  const { run } = routine
  if (first !== undefined && second === undefined) {
    return (row) => {
      const value = first(row)
      return value === null ? null : run(value)
    }
  }
  if (first !== undefined && second !== undefined && rest.length === 0) {
    return (row) => {
      const [left, right] = [first(row), second(row)]
      return left === null || right === null ? null : run(left, right)
    }
  }
  const all = args.map(compile)
  return (row) => {
    const values = all.map((evaluate) => evaluate(row))
    return values.includes(null) ? null : run(...values)
  }
}

/** What comes after the first known value is not looked at, and cannot fail. */
function compileCoalesce({ args }: Call): Evaluate {
  const all = args.map(compile)
  return (row) => {
    for (const evaluate of all) {
      const value = evaluate(row)
      if (value !== null) return value
    }
    return null
  }
}

function compileCall(call: Call): Evaluate {
  const equality = compileTextEquality(call)
  if (equality !== null) return equality
  if (call.routine.isStrict) return compileBound(call) ?? compileStrict(call)
  if (call.routine === coalesce) return compileCoalesce(call)
  const args = call.args.map(compile)
  return (row) => call.routine.run(...args.map((evaluate) => evaluate(row)))
}

/** `in (…)` over one column: one look into a set. */
function compileMembership({ kind, args }: Logic): Evaluate | null {
  if (kind !== 'or' || args.some(({ type }) => type !== 'bool')) return null
  const terms = args.map(comparedText)
  const column = terms[0]?.column
  const texts = new Set<string>()
  for (const [index, term] of terms.entries()) {
    const arg = args[index]
    if (term === null || term.column !== column || (arg?.kind === 'call' && arg.args[0]?.type === 'bool')) return null
    texts.add(term.text)
  }
  if (column === undefined) return null
  return (row) => {
    const found = row.get(column)
    return found === undefined || found === null ? null : texts.has(found)
  }
}

/** From left to right, and no further than needed, as Postgres does: a later term may fail where it does not count. */
function compileLogic(logic: Logic): Evaluate {
  const membership = compileMembership(logic)
  if (membership !== null) return membership
  const args = logic.args.map(compile)
  const decisive = logic.kind === 'or'
  return (row) => {
    let isKnown = true
    for (const evaluate of args) {
      const value = evaluate(row)
      if (value === decisive) return decisive
      if (value === null) isKnown = false
    }
    return isKnown ? !decisive : null
  }
}

/** Makes closures of the tree once, so that a row costs calls and no decisions. */
export function compile(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'constant': {
      const { value } = expression
      return () => value
    }
    case 'reference':
      return compileReference(expression)
    case 'call':
      return compileCall(expression)
    default:
      return compileLogic(expression)
  }
}
