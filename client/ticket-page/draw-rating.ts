import { feedbackCharsMax } from '../../sync/commands/limits.ts'
import { button, element } from './make-element.ts'
import type { PageActions } from './page-actions.ts'
import type { SayPage } from './say-page.ts'
import type { WishBody } from './wishes.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** From a mouth that hangs to one that laughs: how far its middle stands from its corners. */
const SCORES = [1, 2, 3, 4, 5] as const
const MOUTH_STEP = 3

/** One tap is the answer; words beside it only afterwards, and only where they are wanted. */
export function drawRating(
  { score, words }: NonNullable<PageActions['rating']>,
  say: SayPage,
  onWish: (body: WishBody) => void,
): HTMLElement[] {
  const group = element('div', 'faces')
  group.setAttribute('role', 'group')
  group.setAttribute('aria-labelledby', 'rate')
  for (const each of SCORES) {
    const name = say(`rate_${each}`)
    const choice = button('face', '', () => onWish({ wish: 'feedback', score: each }))
    choice.id = `rate-${each}`
    choice.setAttribute('aria-pressed', String(score === each))
    choice.append(face(each), element('span', '', name))
    group.append(choice)
  }
  const title = element('h2', 'ask', say(score === null ? 'rate' : 'thanks'))
  title.id = 'rate'
  return words && score !== null ? [title, group, wordsOf(score, say, onWish)] : [title, group]
}

function wordsOf(score: number, say: SayPage, onWish: (body: WishBody) => void): HTMLElement {
  const form = element('form', 'panel')
  const label = element('label', 'ask', say('words_label'))
  const field = element('textarea')
  field.id = 'words'
  label.htmlFor = field.id
  field.maxLength = feedbackCharsMax
  field.rows = 3
  field.dir = 'auto'
  const sendIt = element('button', 'first', say('words_send'))
  sendIt.id = 'words-send'
  form.append(label, field, sendIt)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = field.value.trim()
    if (text !== '') onWish({ wish: 'feedback', score, text })
  })
  return form
}

function face(score: number): SVGElement {
  const bend = (score - 3) * MOUTH_STEP
  const drawing = document.createElementNS(SVG, 'svg')
  drawing.setAttribute('viewBox', '0 0 40 40')
  drawing.setAttribute('aria-hidden', 'true')
  const lines = document.createElementNS(SVG, 'path')
  lines.setAttribute(
    'd',
    `M20 2a18 18 0 1 0 .01 0M13 15v2M27 15v2M11 ${27 - bend / 2}Q20 ${27 + bend} 29 ${27 - bend / 2}`,
  )
  drawing.append(lines)
  return drawing
}
