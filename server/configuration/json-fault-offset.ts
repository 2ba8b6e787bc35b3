const SPACE = /[ \t\r\n]*/y
const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these characters in a string.
  /(?<open>[{[])|(?<close>[}\]])|(?<colon>:)|(?<comma>,)|(?<text>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<value>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y

type State = 'value' | 'first_value' | 'first_key' | 'key' | 'colon' | 'after'

/**
 * Where a text stops being JSON; its length when it only ends too early. The platform's own messages name a place in some
 * cases and not in others, and in other words in each version.
 */
export function jsonFaultOffset(text: string): number {
  const open: string[] = []
  let state: State = 'value'
  TOKEN.lastIndex = 0
  for (;;) {
    const start = skipSpace(text, TOKEN.lastIndex)
    TOKEN.lastIndex = start
    const token = TOKEN.exec(text)?.groups
    if (token === undefined) return start
    const next = step(state, token, open)
    if (next === undefined) return start
    state = next
  }
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from
  return from + (SPACE.exec(text)?.[0].length ?? 0)
}

/** The state behind a token, undefined where the token may not stand. */
function step(state: State, token: Record<string, string | undefined>, open: string[]): State | undefined {
  const isValueWanted = state === 'value' || state === 'first_value'
  if (token.open !== undefined && isValueWanted) {
    open.push(token.open)
    return token.open === '{' ? 'first_key' : 'first_value'
  }
  if (token.close !== undefined && (state === 'after' || state === 'first_key' || state === 'first_value')) {
    return open.pop() === (token.close === '}' ? '{' : '[') ? 'after' : undefined
  }
  if (token.text !== undefined && (state === 'key' || state === 'first_key')) return 'colon'
  if ((token.text ?? token.value) !== undefined && isValueWanted) return 'after'
  if (token.colon !== undefined && state === 'colon') return 'value'
  if (token.comma !== undefined && state === 'after')
    return open.at(-1) === '{' ? 'key' : open.length > 0 ? 'value' : undefined
  return undefined
}
