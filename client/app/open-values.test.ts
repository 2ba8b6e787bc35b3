import { expect, test } from 'vitest'
import { openValues } from './open-values.ts'

test('what the browser keeps is asked for each time', () => {
  const kept = new Map<string, string>()
  const values = openValues(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }))
  values.setItem('a', '1')
  expect(kept.get('a')).toBe('1')
  kept.set('a', '2')
  expect(values.getItem('a')).toBe('2')
  values.removeItem('a')
  expect(values.getItem('a')).toBeNull()
})

test('where it is forbidden, a value lasts as long as the page', () => {
  const values = openValues(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(values.getItem('a')).toBeNull()
  values.setItem('a', '1')
  expect(values.getItem('a')).toBe('1')
  values.removeItem('a')
  expect(values.getItem('a')).toBeNull()
})

test('a value that found no room hides the older one behind it', () => {
  const values = openValues(() => ({
    getItem: () => 'old',
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
    removeItem: () => undefined,
  }))
  values.setItem('a', 'new')
  expect(values.getItem('a')).toBe('new')
})
