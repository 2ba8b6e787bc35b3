import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

/** The files that the family comes in; each letter is taken from the first that has it, as a browser does by its ranges. */
const FILES = ['latin', 'latin-ext', 'arabic'] as const

let family: string | undefined

/** Cairo as paper and screens have it, known to the canvas once. Without it nothing is drawn: there may be no Arabic at all. */
export function paperFontFamily(): string {
  family ??= FILES.map(registered).join(', ')
  return family
}

function registered(part: (typeof FILES)[number]): string {
  const name = `Paper ${part}`
  const file = import.meta.resolve(`@fontsource-variable/cairo/files/cairo-${part}-wght-normal.woff2`)
  if (GlobalFonts.registerFromPath(fileURLToPath(file), name) === null)
    throw new Error(`the font of the paper is not there: ${file}`)
  return `"${name}"`
}
