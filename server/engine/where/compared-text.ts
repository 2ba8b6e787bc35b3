import { formatValue, scalarCodec } from './codecs.ts'
import type { Expression } from './expression.ts'

/** The text that a row has in this column when it equals the constant; null when texts cannot tell. */
export function comparedText(expression: Expression): { column: string; text: string } | null {
  if (expression.kind !== 'call' || expression.routine.name !== '=') return null
  const [left, right] = expression.args
  const [reference, constant] = left?.kind === 'reference' ? [left, right] : [right, left]
  if (reference?.kind !== 'reference' || constant?.kind !== 'constant' || constant.value === null) return null
  const isUnique =
    scalarCodec(reference.type)?.isTextUnique === true && scalarCodec(constant.type)?.isTextUnique === true
  return isUnique ? { column: reference.column, text: formatValue(constant.type, constant.value) } : null
}
