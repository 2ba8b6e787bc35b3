import { expect, test } from 'vitest'
import type { WriterValue } from '../device/meta.ts'
import { splitId } from '../ids.ts'
import { aLane, aState, aWriter } from './a-writer.ts'
import { answerSplit } from './answer-split.ts'

const split = {
  id: splitId.parse('00000000-0000-4000-8000-0000000000c3'),
  first_day: '2026-11-21',
  last_day: '2026-11-23',
  residue: 0,
  modulus: 2,
}
const asked = (overrides: Partial<WriterValue> = {}) =>
  aWriter({ state: aState({ lanes: { days: [aLane({ floors: { A: 4 } })], split } }), ...overrides })

test('[NU4] the split is answered with the half that stays, on its days only', () => {
  const answered = answerSplit(asked())
  expect(answered?.split).toEqual(split)
  expect(answered?.writer.state?.lanes.days).toEqual([
    aLane({ floors: { A: 4 }, last_day: '2026-11-20' }),
    aLane({ floors: { A: 4 }, first_day: '2026-11-21', residue: 0, modulus: 2 }),
  ])
})

test('[NU4] a split is answered once, however often it is told', () => {
  expect(answerSplit(answerSplit(asked())?.writer ?? asked())).toBeUndefined()
})

const { state: _, ...unheard } = asked()
test.each<[string, WriterValue]>([
  ['none is asked', aWriter()],
  [
    'the lanes are another class',
    asked({ state: aState({ lanes: { days: [aLane({ residue: 1, modulus: 2 })], split } }) }),
  ],
  ['the days are over', asked({ state: aState({ lanes: { days: [aLane({ last_day: '2026-11-20' })], split } }) })],
  ['nothing has been heard', unheard],
  ['the writer is a fork', asked({ is_forked: true })],
  ['the grant is of an older epoch', asked({ epoch: 2 })],
])('[NU4] nothing is given up when %s', (_case, writer) => {
  expect(answerSplit(writer)).toBeUndefined()
})
