/** One statement of a file; `line` is where its first word stands, `words` are its first keywords in lower case. */
export type Statement = { text: string; line: number; words: string[] }

type Token = { kind: 'space' | 'quoted' | 'word' | 'semicolon' | 'open' | 'close' | 'other'; text: string }

const WORDS_KEPT = 6
const TOKENS: [Token['kind'], RegExp][] = [
  ['space', /\s+|--[^\n]*/y],
  ['quoted', /[eE]'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"/y],
  ['quoted', /\$((?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?\$\1\$/y],
  ['word', /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ['semicolon', /;/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['other', /[\s\S]/y],
]

function readBlockComment(sql: string, start: number): string {
  // Block comments nest in SQL, which a regular expression cannot follow.
  let depth = 0
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith('/*', at)) depth++
    else if (sql.startsWith('*/', at)) depth--
    else continue
    at++
    if (depth === 0) return sql.slice(start, at + 1)
  }
  return sql.slice(start)
}

function readToken(sql: string, start: number): Token {
  if (sql.startsWith('/*', start)) return { kind: 'space', text: readBlockComment(sql, start) }
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = start
    const text = pattern.exec(sql)?.[0]
    if (text !== undefined) return { kind, text }
  }
  throw new RangeError(`no token at ${start}`)
}

const isRoutine = (words: string[]): boolean => /^create (or replace )?(function|procedure)\b/.test(words.join(' '))

/** Depth inside `begin atomic … end`, the one place where SQL has statements within a statement outside quotes. */
function bodyDepthAfter(depth: number, word: string, words: string[]): number {
  if (!isRoutine(words)) return depth
  if (word === 'begin' || (depth > 0 && word === 'case')) return depth + 1
  return depth > 0 && word === 'end' ? depth - 1 : depth
}

/**
 * Splits a file at the semicolons that end statements, by the rules psql uses (quotes, dollar quotes, nested comments,
 * parentheses, `begin atomic`). Each statement is sent alone, since Postgres gives many errors no position: the line of
 * the statement is then the best that can be named.
 */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = []
  let start = -1
  let parentheses = 0
  let body = 0
  let words: string[] = []
  const end = (at: number) => {
    if (start >= 0) {
      statements.push({ text: sql.slice(start, at), line: sql.slice(0, start).split('\n').length, words })
    }
    start = -1
    parentheses = 0
    body = 0
    words = []
  }
  for (let at = 0; at < sql.length; ) {
    const { kind, text } = readToken(sql, at)
    if (kind === 'semicolon' && parentheses <= 0 && body === 0) end(at)
    else if (kind !== 'space' && start < 0) start = at
    if (kind === 'open') parentheses++
    if (kind === 'close') parentheses--
    if (kind === 'word') {
      const word = text.toLowerCase()
      if (words.length < WORDS_KEPT) words.push(word)
      body = bodyDepthAfter(body, word, words)
    }
    at += text.length
  }
  end(sql.length)
  return statements
}
