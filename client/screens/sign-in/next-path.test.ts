import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test.each([
  ['operator', '/setup'],
  ['admin', '/admin'],
  ['manager', '/manager'],
  ['teller', '/teller'],
] as const)('a %s who was sent from nowhere goes to %s', (role, path) => {
  expect(nextPath('', role)).toBe(path)
})

test('who was sent from a screen goes back there', () => {
  expect(nextPath('?next=/sessions', 'teller')).toBe('/sessions')
})

test.each(['https://evil.test', '//evil.test', '/\\evil.test', '/nowhere', 'javascript:alert(1)', '/kiosk/../x', ''])(
  'nobody is sent on to %j',
  (next) => {
    expect(nextPath(`?next=${encodeURIComponent(next)}`, 'teller')).toBe('/teller')
  },
)
