import type { TypeCast, TypeName as TypeNameNode } from 'libpg-query'
import type { Checker } from './checker.ts'
import { formatValue, isSupported } from './codecs.ts'
import { call, castRoutine, isUnknown, typeUnknown } from './coerce.ts'
import type { Constant, Expression } from './expression.ts'
import { readableName, readStrings } from './tree-nodes.ts'
import { arrayType, canonicalType, elementType, enumType, type TypeName } from './value-types.ts'
import { WhereRefusal } from './where-refusal.ts'

/** The enums that are known are those of the table's own columns. */
function findType(parts: readonly string[], { columns }: Checker): TypeName | null {
  const [first = '', second] = parts
  const name = parts.length === 2 && first === 'pg_catalog' ? second : parts.length === 1 ? first : undefined
  if (name === undefined) return null
  const type = canonicalType(name)
  if (isSupported(type)) return type
  const label = enumType(name)
  return [...columns.values()].some((column) => elementType(column.type) === label) ? label : null
}

function checkTypeName(node: TypeNameNode | undefined, checker: Checker): TypeName {
  const location = node?.location ?? 0
  const parts = readStrings(node?.names) ?? []
  const type = findType(parts, checker)
  if (type === null || node?.setof === true || node?.pct_type === true) {
    throw new WhereRefusal(`unsupported type ${readableName(parts)}`, location)
  }
  if ((node?.typmods ?? []).length > 0) {
    throw new WhereRefusal(`type modifiers of ${readableName(parts)} are not supported`, location)
  }
  return (node?.arrayBounds ?? []).length > 0 ? arrayType(type) : type
}

function impossibleCast({ value, type, location }: Constant, to: TypeName): WhereRefusal {
  const isText = type === 'text' || typeof value === 'string'
  const shown = value === null ? 'nil' : isText ? JSON.stringify(value) : formatValue(type, value)
  return new WhereRefusal(`could not cast value ${shown} from ${isText ? 'text' : type} to ${to}`, location)
}

/** Casting a literal reads it as that type; an enum's literal and a null are taken as they are. */
export function castTo(expression: Expression, type: TypeName, { literals }: Checker): Expression {
  if (expression.type === type) return expression
  if (isUnknown(expression)) {
    try {
      return typeUnknown(expression, type, literals)
    } catch (error) {
      if (!(error instanceof WhereRefusal) || expression.parameter !== undefined) throw error
      throw impossibleCast(expression, type)
    }
  }
  const routine = castRoutine(expression.type, type)
  if (routine === null) {
    throw new WhereRefusal(`unknown cast from type ${expression.type} to type ${type}`, expression.location)
  }
  try {
    return call(routine, [expression], type, expression.location)
  } catch (error) {
    if (!(error instanceof WhereRefusal) || expression.kind !== 'constant') throw error
    throw impossibleCast(expression, type)
  }
}

export function checkCast(node: TypeCast, checker: Checker): Expression {
  const type = checkTypeName(node.typeName, checker)
  return castTo(checker.check(node.arg), type, checker)
}
