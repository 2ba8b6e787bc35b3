import { afterEach, expect, test, vi } from 'vitest'
import { keepTransitionsToOurselves } from './keep-transitions-to-ourselves.ts'

const heard = vi.fn()
afterEach(() => document.removeEventListener('transitionrun', heard))

test('a transition runs, and no library that listens at the document hears that it has begun', async () => {
  document.addEventListener('transitionrun', heard)
  keepTransitionsToOurselves()
  const card = document.createElement('button')
  card.style.cssText = 'transition: opacity 20ms, scale 20ms; opacity: 1; scale: 1'
  document.body.append(card)
  const ended = new Promise((resolve) => document.addEventListener('transitionend', resolve, { once: true }))
  card.getBoundingClientRect()
  card.style.cssText += '; opacity: 0.5; scale: 0.9'
  await ended
  expect(heard).not.toHaveBeenCalled()
})
