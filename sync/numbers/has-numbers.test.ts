import { expect, test } from 'vitest'
import { aLane, aState, aWriter } from './a-writer.ts'
import { hasNumbers } from './has-numbers.ts'

const sure = { day: '2026-11-20', isUnconfirmed: false, isClockInDoubt: false }
const { state: _, ...unheard } = aWriter()
const withoutLetter = aWriter({ state: aState({ letter: null, lanes: { days: [aLane()] } }) })

test.each([
  ['there is no writer yet', undefined, sure, false],
  ['the authority has never heard of the writer', unheard, sure, false],
  ['the writer is a fork that nobody has heard of', { ...unheard, is_forked: true }, sure, false],
  ['the writer never issues, and its lanes are in doubt', withoutLetter, { ...sure, isUnconfirmed: true }, false],
  ['there is a lane for the day', withoutLetter, sure, true],
  ['there is a letter, whatever is in doubt', aWriter(), { ...sure, isUnconfirmed: true, isClockInDoubt: true }, true],
  ['there is a letter, and no lane for the day', aWriter(), { ...sure, day: '2027-01-01' }, true],
])('[NU3] when %s', (_case, writer, doubts, has) => {
  expect(hasNumbers({ writer, ...doubts })).toBe(has)
})
