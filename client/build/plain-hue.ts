import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const OURS = '--hue-ours'
const TOKENS = resolve(import.meta.dirname, '../design/tokens.css')

type Declaration = { value: string }

/**
 * Writes the number of our hue in the place of its name. A colour with a name in it cannot be computed while building, and then
 * is none at all in a browser that does not know OKLCH: our buttons would have no ground there.
 */
export function plainHue() {
  const hue = new RegExp(`${OURS}: (\\d+);`).exec(readFileSync(TOKENS, 'utf8'))?.[1]
  if (hue === undefined) throw new Error(`${TOKENS} has no ${OURS}`)
  return {
    postcssPlugin: 'blesaf-plain-hue',
    Declaration(declaration: Declaration) {
      const { value } = declaration
      if (value.includes(OURS)) declaration.value = value.replaceAll(`var(${OURS})`, hue)
    },
  }
}
