import '@fontsource-variable/cairo/wght.css'
import { beforeAll, expect, test } from 'vitest'
import { type GuardMatter, guardMatters } from '../words/matter.ts'
import { type PrinterWordsLanguage, printerWordsIn, printerWordsLanguages } from '../words/printer-words-in.ts'

/** The staff panel of a standing kiosk: what is left of 1080 px beside the edges of the panel and of the card in it. */
const TEXT_PX = 1_080 - 2 * 48 - 2 * 24
/** Read at arm's length by somebody who looks down at the printer and up again. */
const FONT_PX = 28
const LINES_MAX = 2

const panel = document.createElement('div')
Object.assign(panel.style, { width: `${TEXT_PX}px`, font: `600 ${FONT_PX}px/1.5 "Cairo Variable"` })

beforeAll(async () => {
  document.body.append(panel)
  await document.fonts.load(`600 ${FONT_PX}px "Cairo Variable"`, 'Aé ت «»')
})

function linesOf(text: string, language: PrinterWordsLanguage): number {
  const line = document.createElement('p')
  Object.assign(line, { textContent: text, lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' })
  line.style.margin = '0'
  panel.replaceChildren(line)
  const range = document.createRange()
  range.selectNodeContents(line)
  // Each piece of a line is a box of its own where two scripts meet; those of one line overlap in height.
  const middles = [...range.getClientRects()].map(({ top, height }) => Math.round((top + height / 2) / FONT_PX))
  return new Set(middles).size
}

const each = guardMatters.flatMap((matter) => printerWordsLanguages.map((language) => [matter, language] as const))

test.each<readonly [GuardMatter, PrinterWordsLanguage]>(each)(
  '[WD3] what a guard is told of %s in %s is two lines of what happened and two of what to do, at most',
  (matter, language) => {
    const { happened, todo } = printerWordsIn(language).guard[matter]
    expect(linesOf(happened, language)).toBeLessThanOrEqual(LINES_MAX)
    expect(linesOf(todo, language)).toBeLessThanOrEqual(LINES_MAX)
  },
)

test.each(printerWordsLanguages)('[WD3] each button of the panel has its words on one line (%s)', (language) => {
  for (const text of Object.values(printerWordsIn(language).staff.actions)) expect(linesOf(text, language)).toBe(1)
})

test('[WD3] the lines are counted as they are painted', () => {
  expect(linesOf('', 'en')).toBe(0)
  expect(linesOf('The printer works.', 'en')).toBe(1)
  expect(linesOf('word '.repeat(40), 'en')).toBe(3)
  expect(linesOf('يلزم Chrome أو Edge', 'ar')).toBe(1)
})
