import { EvaluationError } from '../evaluation-error.ts'

/** A pattern in pieces: a character that must stand there, one that may be any, any number of them, or a lone escape. */
type Piece = string | typeof ANY_ONE | typeof ANY_MANY | typeof LONE_ESCAPE
const ANY_ONE = 1
const ANY_MANY = 2
const LONE_ESCAPE = 3
const ESCAPE = '\\'
/** A fraction of a second; a long text under a hostile pattern would hold up every device for minutes. */
const STEPS_MAX = 20_000_000

function toPieces(pattern: string): Piece[] {
  const pieces: Piece[] = []
  const chars = [...pattern]
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? ''
    if (char === ESCAPE) {
      at += 1
      pieces.push(chars[at] ?? LONE_ESCAPE)
    } else if (char === '%') pieces.push(ANY_MANY)
    else pieces.push(char === '_' ? ANY_ONE : char)
  }
  return pieces
}

export const unfinishedPattern = (): EvaluationError =>
  new EvaluationError('22025', 'LIKE pattern must not end with escape character')

/**
 * Goes back to the last `%` only, which is enough and keeps the work at text × pattern. An escape at the end of the
 * pattern is an error when matching comes so far, and not before, as in Postgres.
 */
function matchPieces(pieces: readonly Piece[], text: readonly string[]): boolean {
  let [at, piece, resumeAt, resumePiece] = [0, 0, 0, -1]
  for (let steps = 0; at < text.length; steps += 1) {
    if (steps > STEPS_MAX) throw new EvaluationError('54000', 'LIKE pattern takes too long')
    const wanted = pieces[piece]
    if (wanted === LONE_ESCAPE) throw unfinishedPattern()
    if (wanted === ANY_MANY) {
      for (; pieces[piece] === ANY_MANY || pieces[piece] === ANY_ONE; piece += 1) {
        if (pieces[piece] === ANY_MANY) continue
        if (at >= text.length) return false
        at += 1
      }
      if (piece === pieces.length) return true
      if (pieces[piece] === LONE_ESCAPE) throw unfinishedPattern()
      ;[resumeAt, resumePiece] = [at, piece]
    } else if (wanted !== undefined && (wanted === ANY_ONE || wanted === text[at])) {
      at += 1
      piece += 1
    } else if (resumePiece >= 0) {
      resumeAt += 1
      ;[at, piece] = [resumeAt, resumePiece]
    } else return false
  }
  while (pieces[piece] === ANY_MANY) piece += 1
  return piece === pieces.length
}

export const endsUnfinished = (pattern: string): boolean => toPieces(pattern).at(-1) === LONE_ESCAPE

/** The matcher of one pattern; the commonest patterns come down to a comparison of strings. */
export function compileLike(pattern: string): (text: string) => boolean {
  const pieces = toPieces(pattern)
  const literals = pieces.filter((piece) => typeof piece === 'string').join('')
  if (pieces.every((piece) => typeof piece === 'string')) return (text) => text === literals
  const [inner, isOpen] = [pieces.slice(0, -1), pieces.at(-1) === ANY_MANY]
  if (isOpen && inner.every((piece) => typeof piece === 'string')) return (text) => text.startsWith(literals)
  return (text) => matchPieces(pieces, [...text])
}

/** What `LIKE pattern ESCAPE c` makes of its pattern: the same one, escaped by backslashes. */
export function likeEscape(pattern: string, written: string): string {
  const chars = [...written]
  if (chars.length > 1) throw new EvaluationError('22025', 'invalid escape string')
  const [mark] = chars
  if (mark === '\\') return pattern
  if (mark === undefined) return pattern.replaceAll('\\', '\\\\')
  let [result, isEscaped] = ['', false]
  for (const char of pattern) {
    if (char === mark && !isEscaped) {
      result += '\\'
      isEscaped = true
    } else {
      result += char === '\\' && !isEscaped ? '\\\\' : char
      isEscaped = false
    }
  }
  return result
}
