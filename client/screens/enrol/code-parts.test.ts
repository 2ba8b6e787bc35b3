import { expect, test } from 'vitest'
import { codeParts, typeIntoPart } from './code-parts.ts'

test('[ID12] what is typed so far stands in three parts', () => {
  expect(codeParts('K7QF3')).toEqual(['K7Q', 'F3', ''])
  expect(codeParts('')).toEqual(['', '', ''])
})

test('[ID12] a full part leads on to the next one', () => {
  expect(typeIntoPart('K7', 0, 'k7q')).toEqual({ value: 'K7Q', focus: 1 })
  expect(typeIntoPart('K7QF3', 1, 'F3M')).toEqual({ value: 'K7QF3M', focus: 2 })
  expect(typeIntoPart('K7QF3M9X', 2, '9XA')).toEqual({ value: 'K7QF3M9XA', focus: 2 })
})

test('[ID12] a part that is not full keeps the person where they are', () => {
  expect(typeIntoPart('K7Q', 1, 'F')).toEqual({ value: 'K7QF', focus: 1 })
})

test.each(['K7Q-F3M-9XA', 'k7q f3m 9xa', ' K7QF3M9XA '])('[ID12] %j pasted into the first part fills all', (text) => {
  expect(typeIntoPart('', 0, text)).toEqual({ value: 'K7QF3M9XA', focus: 2 })
})

test('[ID12] a part that is corrected leaves the others alone', () => {
  expect(typeIntoPart('K7QF3M9XA', 0, 'K8Q')).toEqual({ value: 'K8QF3M9XA', focus: 1 })
})
