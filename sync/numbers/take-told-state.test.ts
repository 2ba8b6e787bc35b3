import { expect, test } from 'vitest'
import { splitId, writerId } from '../ids.ts'
import { lanesPerWriterMax } from '../wire/limits.ts'
import { aLane, aState, aWriter } from './a-writer.ts'
import { answerSplit } from './answer-split.ts'
import { takeToldState } from './take-told-state.ts'

const ODD = { residue: 1, modulus: 2 }
const split = {
  id: splitId.parse('00000000-0000-4000-8000-0000000000c3'),
  first_day: '2026-11-20',
  last_day: '2026-11-23',
  ...ODD,
}
const stateWith = (serial: number, days = [aLane()], open: typeof split | null = null) =>
  aState({ lanes: { serial, days, split: open } })
const classes = (writer: ReturnType<typeof aWriter>) =>
  writer.state?.lanes.days.map(({ residue, modulus }) => `${residue}/${modulus}`)

test('[NU4] the first word is taken with its epoch', () => {
  const { state: _, state_epoch: __, ...unheard } = aWriter()
  expect(takeToldState(unheard, aState(), 1)).toEqual(aWriter())
})

test('[NU4] a grant with a lower serial changes nothing', () => {
  const writer = aWriter({ state: stateWith(5) })
  expect(takeToldState(writer, stateWith(4, []), 1)).toEqual(writer)
})

test('[NU4] the same serial may bring a split, or a day less', () => {
  const writer = takeToldState(aWriter({ state: stateWith(5) }), stateWith(5, [aLane()], split), 1)
  expect(writer.state?.lanes.split).toEqual(split)
  expect(takeToldState(writer, stateWith(5, []), 1).state?.lanes.days).toEqual([])
})

test('[NU4] last_seq never goes down within an epoch', () => {
  const writer = aWriter({ state: aState({ last_seq: 8 }) })
  const told = (serial: number) => aState({ last_seq: 6, lanes: { serial } })
  expect(takeToldState(writer, told(0), 1).state?.last_seq).toBe(8)
  expect(takeToldState(writer, told(2), 1).state?.last_seq).toBe(8)
})

test.each([5, 6])('[NU4] an answer from before the acknowledgement does not widen the class (serial %i)', (serial) => {
  const narrowed = answerSplit(aWriter({ state: stateWith(5, [aLane()], split) }))?.writer ?? aWriter()
  expect(classes(takeToldState(narrowed, stateWith(serial, [aLane()], split), 1))).toEqual(['1/2'])
})

test('[NU4] a class is narrower where the authority says so, and another where it says that', () => {
  const writer = aWriter({ state: stateWith(5, [aLane(ODD)]) })
  expect(classes(takeToldState(writer, stateWith(6, [aLane({ residue: 3, modulus: 4 })]), 1))).toEqual(['3/4'])
  expect(classes(takeToldState(writer, stateWith(6, [aLane({ residue: 0, modulus: 2 })]), 1))).toEqual(['0/2'])
})

test('[NU4] a new day keeps its whole class beside narrowed ones', () => {
  const writer = aWriter({ state: stateWith(5, [aLane({ ...ODD, last_day: '2026-11-22' })]) })
  expect(takeToldState(writer, stateWith(6), 1).state?.lanes.days).toEqual([
    aLane({ ...ODD, last_day: '2026-11-22' }),
    aLane({ first_day: '2026-11-23' }),
  ])
})

test('[EP3] a later epoch shares out anew; an earlier one is not heard any more', () => {
  const writer = aWriter({ state: stateWith(5, [aLane(ODD)]) })
  const later = takeToldState(writer, stateWith(1_000_001), 2)
  expect(classes(later)).toEqual(['0/1'])
  expect(later.state_epoch).toBe(2)
  expect(takeToldState(later, stateWith(9_000_000, []), 1)).toBe(later)
})

test('[WR3] what is told of another writer is not ours', () => {
  const other = aState({ id: writerId.parse('00000000-0000-4000-8000-0000000000b2') })
  const writer = aWriter()
  expect(takeToldState(writer, other, 3)).toBe(writer)
  const forked = { ...writer, id: other.id }
  expect(takeToldState(forked, other, 1).state).toBe(other)
})

test('[NU4] what is stored stays within the limit of lanes', () => {
  const single = (index: number) => `2026-11-${String(1 + index).padStart(2, '0')}`
  const stored = Array.from({ length: lanesPerWriterMax }, (_, index) =>
    aLane({
      ...ODD,
      first_day: single(index * 2 - (index === 15 ? 1 : 0)),
      last_day: single(index * 2 - (index === 15 ? 1 : 0)),
    }),
  )
  const told = [aLane({ first_day: '2026-11-01', last_day: '2026-11-30' })]
  const days = takeToldState(aWriter({ state: stateWith(5, stored) }), stateWith(6, told), 1).state?.lanes.days ?? []
  expect(days).toHaveLength(lanesPerWriterMax)
  expect(days[0]).toEqual(aLane({ ...ODD, first_day: '2026-11-01', last_day: '2026-11-01' }))
})
