import { expect, test } from 'vitest'
import { atMostEvery } from './at-most-every.ts'

test('the first call of each span is passed on, the others are not', () => {
  let nowMs = 0
  const heard: string[] = []
  const say = atMostEvery(
    1_000,
    (text: string) => heard.push(text),
    () => nowMs,
  )
  say('a')
  nowMs = 999
  say('b')
  nowMs = 1_000
  say('c')
  say('d')
  expect(heard).toEqual(['a', 'c'])
})
