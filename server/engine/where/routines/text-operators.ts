import { callSql, collated, collatedInfixSql, infixSql, type Overload, overload, type Routine } from '../routine.ts'
import { toLower, toUpper } from '../values/letter-case.ts'
import { compileLike, endsUnfinished, likeEscape, unfinishedPattern } from '../values/like.ts'

type Fold = (text: string) => string
const asItIs: Fold = (text) => text

/**
 * A pattern is nearly always a constant, and is then compiled once. A constant that ends with a lone escape is refused:
 * Postgres may stumble over it while it plans, whatever the rows are.
 */
function like(
  name: string,
  left: 'text' | 'bpchar',
  fold: Fold,
  isNegated: boolean,
  toSql: Routine['toSql'],
): Overload {
  const match = (text: string, isLike: (text: string) => boolean): boolean => isLike(fold(text)) !== isNegated
  const run = (text: string, pattern: string): boolean => match(text, compileLike(fold(pattern)))
  const bindRight = (pattern: string): ((text: string) => boolean) => {
    if (endsUnfinished(pattern)) throw unfinishedPattern()
    const isLike = compileLike(fold(pattern))
    return (text) => match(text, isLike)
  }
  const chosen = overload(name, [left, 'text'], 'bool', run, toSql)
  return { ...chosen, routine: { ...chosen.routine, bindRight: bindRight as NonNullable<Routine['bindRight']> } }
}

const likeOperators = (left: 'text' | 'bpchar'): Overload[] => [
  like('~~', left, asItIs, false, infixSql('~~')),
  like('!~~', left, asItIs, true, infixSql('!~~')),
  like('~~*', left, toLower, false, collatedInfixSql('~~*')),
  like('!~~*', left, toLower, true, collatedInfixSql('!~~*')),
]

export const textOperators: readonly Overload[] = [
  overload('||', ['text', 'text'], 'text', (left, right) => left + right),
  ...likeOperators('text'),
  ...likeOperators('bpchar'),
]

const letterCall =
  (name: string) =>
  ([text]: readonly string[]): string =>
    `${name}(${collated(text)})`

export const textFunctions: readonly Overload[] = [
  // The real service takes both; Postgres has no function of the second name.
  like('like', 'text', asItIs, false, infixSql('~~')),
  like('ilike', 'text', toLower, false, collatedInfixSql('~~*')),
  overload('lower', ['text'], 'text', toLower, letterCall('lower')),
  overload('upper', ['text'], 'text', toUpper, letterCall('upper')),
  overload('like_escape', ['text', 'text'], 'text', likeEscape, callSql('pg_catalog.like_escape')),
]
