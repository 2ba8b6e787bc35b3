import { callSql, infixSql, type Overload, overload } from '../routine.ts'
import { toLower, toUpper } from '../values/letter-case.ts'
import { compileLike, likeEscape } from '../values/like.ts'

/** One collation for letters too: Unicode's simple case mapping, the same in every database since Postgres 17. */
const LETTERS = 'pg_c_utf8'

/** Patterns are nearly always constants: the matcher of the last one is kept. */
function createLike(fold: (text: string) => string): (text: string, pattern: string) => boolean {
  let [lastPattern, matcher] = ['', compileLike('')]
  return (text, pattern) => {
    if (pattern !== lastPattern) {
      matcher = compileLike(fold(pattern))
      lastPattern = pattern
    }
    return matcher(fold(text))
  }
}

function likeOperators(left: 'text' | 'bpchar'): Overload[] {
  const like = createLike((text) => text)
  const likeIgnoringCase = createLike(toLower)
  return [
    overload('~~', [left, 'text'], 'bool', like),
    overload('!~~', [left, 'text'], 'bool', (text, pattern) => !like(text, pattern)),
    overload('~~*', [left, 'text'], 'bool', likeIgnoringCase, infixSql('~~*', LETTERS)),
    overload(
      '!~~*',
      [left, 'text'],
      'bool',
      (text, pattern) => !likeIgnoringCase(text, pattern),
      infixSql('!~~*', LETTERS),
    ),
  ]
}

export const textOperators: readonly Overload[] = [
  overload('||', ['text', 'text'], 'text', (left, right) => left + right),
  ...likeOperators('text'),
  ...likeOperators('bpchar'),
]

const letterCall =
  (name: string) =>
  ([text = '']: readonly string[]): string =>
    `${name}(${text} collate "${LETTERS}")`

export const textFunctions: readonly Overload[] = [
  overload('lower', ['text'], 'text', toLower, letterCall('lower')),
  overload('upper', ['text'], 'text', toUpper, letterCall('upper')),
  overload('like_escape', ['text', 'text'], 'text', likeEscape, callSql('pg_catalog.like_escape')),
]
