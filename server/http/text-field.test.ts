import { expect, test } from 'vitest'
import { emailField } from './email-field.ts'
import { nameField } from './name-field.ts'
import { textField } from './text-field.ts'

test.each(['', 'a\0b', 'a\nb', '\u{7f}', '\ud800', 'x'.repeat(11)])('text %j is refused', (text) => {
  expect(textField(10).safeParse(text).success).toBe(false)
})

test.each([7, null, ['a'], { a: 1 }])('what is no text is refused: %j', (value) => {
  expect(textField(10).safeParse(value).success).toBe(false)
})

test('text is taken as it is, blanks and marks of direction included', () => {
  expect(textField(10).parse(' é\u200f ')).toBe(' é\u200f ')
})

test.each(['   ', '\u200b\u200d', '…', 'Ali\u202egnihton', 'Ali\u2066', 'a\0', 'n'.repeat(121)])(
  'the name %j is refused',
  (name) => {
    expect(nameField(120).safeParse(name).success).toBe(false)
  },
)

test('a name is kept composed, in whichever form it was typed', () => {
  expect(nameField(120).parse('Ame\u0301lie')).toBe('Amélie')
  expect(nameField(120).parse('أمينة بن صالح')).toBe('أمينة بن صالح')
})

test('an e-mail is kept in lower case', () => {
  expect(emailField.parse('Amina.B@Example.TN')).toBe('amina.b@example.tn')
})

test.each(['amina', 'a@b', 'a b@example.tn', 'a@example.tn\0', `${'a'.repeat(250)}@example.tn`, 'аmina@exаmple.tn'])(
  'the e-mail %j is refused',
  (email) => {
    expect(emailField.safeParse(email).success).toBe(false)
  },
)
