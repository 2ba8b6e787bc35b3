import { expect, it } from 'vitest'
import { textField } from './text-field.ts'

const field = textField(20)

it.each(['', ' a ', 'حصان', 'é', '👩‍👧', "'; drop table x; --", 'x'.repeat(20)])('%j passes as it is', (text) =>
  expect(field.parse(text)).toBe(text),
)

it.each(['a\0b', 'a\nb', '\u0085', '\ud800', 'a\udc00', 'x'.repeat(21), 7, null, ['a'], { a: 1 }])(
  '%j does not',
  (text) => expect(field.safeParse(text).success).toBe(false),
)
