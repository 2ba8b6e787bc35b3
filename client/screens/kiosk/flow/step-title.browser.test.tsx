import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { StepTitle } from './step-title.tsx'

let root: Root | undefined
afterEach(() => act(() => root?.unmount()))

function show(text: string): HTMLHeadingElement {
  const place = document.createElement('div')
  // So narrow that each word stands alone.
  place.style.width = '1px'
  document.body.append(place)
  root = createRoot(place)
  act(() => root?.render(<StepTitle>{text}</StepTitle>))
  const title = place.querySelector('h1')
  if (title === null) throw new Error('there is no title')
  return title
}

const linesOf = (title: HTMLElement): number => {
  const range = document.createRange()
  range.selectNodeContents(title)
  return new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))).size
}

test('a word with a hyphen is torn at no line’s end, and the words stay as they are', () => {
  const title = show('Voulez-vous peut-être un ticket ?')
  // The styles of the app are not here.
  for (const word of title.querySelectorAll<HTMLElement>('span')) word.style.whiteSpace = 'nowrap'
  expect(title.textContent).toBe('Voulez-vous peut-être un ticket ?')
  expect(linesOf(title)).toBe(5)
})

test('one that is too long for a heading may be torn', () => {
  expect(show('Épargne-logement-entreprise, rendez-vous').querySelectorAll('span')).toHaveLength(1)
})

test('a heading without such words is plain text', () => {
  expect(show('قد لا يأتي دورك اليوم. 24-7').childElementCount).toBe(0)
})
