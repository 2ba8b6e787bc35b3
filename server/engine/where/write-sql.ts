import { formatValue, isSupported } from './codecs.ts'
import type { Constant, Expression, Reference } from './expression.ts'
import { toSqlType } from './value-types.ts'

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A literal that means the same whatever `standard_conforming_strings` says. */
function quoteText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted
}

function writeConstant({ type, value }: Constant): string {
  if (value === null) return isSupported(type) ? `null::${toSqlType(type)}` : 'null'
  return `${quoteText(formatValue(type, value))}::${toSqlType(type)}`
}

function writeReference({ column, castTo }: Reference): string {
  const name = quoteName(column)
  return castTo === null ? name : `${name}::${castTo}`
}

/**
 * SQL for the snapshot, made of the checked tree alone: names and literals are quoted here and nothing of the
 * client's text is copied. All types are written out, so Postgres cannot choose other operators than were checked.
 */
export function writeSql(expression: Expression): string {
  if (expression.kind === 'constant') return writeConstant(expression)
  if (expression.kind === 'reference') return writeReference(expression)
  const args = expression.args.map(writeSql)
  return expression.kind === 'call' ? expression.routine.toSql(args) : `(${args.join(` ${expression.kind} `)})`
}
