import { callSql, collated, collatedInfixSql, infixSql, type Overload, overload, type Routine } from '../routine.ts'
import { toLower, toUpper } from '../values/letter-case.ts'
import { compileLike, likeEscape } from '../values/like.ts'

type Fold = (text: string) => string
const asItIs: Fold = (text) => text

/** A pattern is nearly always a constant, and is then compiled once. */
function like(
  name: string,
  left: 'text' | 'bpchar',
  fold: Fold,
  isNegated: boolean,
  toSql: Routine['toSql'],
): Overload {
  const bind = (pattern: string): ((text: string) => boolean) => {
    const isLike = compileLike(fold(pattern))
    return (text) => isLike(fold(text)) !== isNegated
  }
  const chosen = overload(name, [left, 'text'], 'bool', (text, pattern) => bind(pattern)(text), toSql)
  return { ...chosen, routine: { ...chosen.routine, bindRight: bind as Routine['bindRight'] & object } }
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
  overload('lower', ['text'], 'text', toLower, letterCall('lower')),
  overload('upper', ['text'], 'text', toUpper, letterCall('upper')),
  overload('like_escape', ['text', 'text'], 'text', likeEscape, callSql('pg_catalog.like_escape')),
]
