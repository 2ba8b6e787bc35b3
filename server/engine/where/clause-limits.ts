import { WhereRefusal } from './where-refusal.ts'

/** The parser itself is fast; what is made of its tree is not, so a clause stays below what a request line may hold. */
export const CLAUSE_CHARS_MAX = 65_536
/**
 * Words, operator characters and brackets outside quotes. Each can open at most one level of nesting, and the parser
 * writes its tree by recursion: some 1,500 levels end in a stack overflow, after which the module cannot be trusted.
 */
export const STRUCTURE_MAX = 700

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127
const isDigit = (code: number): boolean => code >= 48 && code <= 57
/** Blanks, commas, and the marks of parameters: what is no parameter's has been dealt with before. */
const FREE = ' \t\n\v\f\r,$'

/** Where a quote might not be one (escapes, dollar quotes, comments), quotes hide nothing and all of the text counts. */
function mayHideQuotes(text: string): boolean {
  if (text.includes('\\') || text.includes('--') || text.includes('/*')) return true
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    if (!isDigit(text.charCodeAt(at + 1))) return true
  }
  return false
}

/** An upper bound of how deep the parser can nest this text; it decides nothing else about the clause. */
export function countStructure(text: string): number {
  const skipQuoted = !mayHideQuotes(text)
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    const code = text.charCodeAt(at)
    if (skipQuoted && (char === "'" || char === '"')) {
      const end = text.indexOf(char, at + 1)
      at = end < 0 ? text.length : end
    } else if (isLetter(code)) {
      count += 1
      while (isLetter(text.charCodeAt(at + 1)) || isDigit(text.charCodeAt(at + 1))) at += 1
    } else if (!FREE.includes(char) && !isDigit(code)) count += 1
  }
  return count
}

export function checkLimits(text: string): void {
  if (text.length > CLAUSE_CHARS_MAX) throw new WhereRefusal(`longer than ${CLAUSE_CHARS_MAX} characters`, null)
  // The parser takes text up to the first NUL and would not see what follows.
  if (text.includes('\0')) throw new WhereRefusal('must not contain NUL characters', null)
  if (countStructure(text) > STRUCTURE_MAX) throw new WhereRefusal('too many nested or joined expressions', null)
}
