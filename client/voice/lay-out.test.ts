import { expect, test } from 'vitest'
import { callFragments } from '../../sync/voice/call-fragments.ts'
import { chimeSamples } from './chime-samples.ts'
import { findShiftS } from './find-shift.ts'
import { keepLoaded } from './keep-loaded.ts'
import { layOut } from './lay-out.ts'

const find = (name: string) => ({ sound: name, offsetS: 10, lengthS: 0.5 })

test('[VA9] each piece begins where the one before it ended, with the breaths between', () => {
  const timeline = layOut(callFragments('fr', 'A-148', 3) ?? [], find)
  expect(timeline?.cues.map(({ sound }) => sound)).toEqual(['ticket', 'A', '100+', '48', 'counter', '3.'])
  const begins = timeline?.cues.map(({ atS }) => Math.round(atS * 1_000))
  expect(begins).toEqual([0, 570, 1_140, 1_640, 2_360, 2_930])
  expect(Math.round((timeline?.lengthS ?? 0) * 1_000)).toBe(3_430)
})

test('[VA9] a sentence of which a piece is missing is not said in part', () => {
  expect(layOut(['ticket', 'A', '48'], (name) => (name === 'A' ? undefined : find(name)))).toBeUndefined()
})

test('[VA7] the chime is two notes, begins and ends in silence, and is never clipped', () => {
  const samples = chimeSamples(44_100)
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  expect(peak).toBeGreaterThan(0.2)
  expect(peak).toBeLessThan(0.8)
  expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001)
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01)
})

test('[VA10] how far a decoder has moved a recording is told by the tone before it', () => {
  const samples = new Float32Array(16_000)
  samples.fill(0.5, 3_200)
  expect(findShiftS(samples, 16_000, 130)).toBeCloseTo(0.07)
  expect(findShiftS(samples, 16_000, 200)).toBe(0)
  expect(findShiftS(new Float32Array(16_000), 16_000, 200)).toBe(0)
  expect(findShiftS(samples, 16_000, 900)).toBe(0)
})

test('what was read last is kept, what failed is tried anew', async () => {
  let reads = 0
  const read = keepLoaded(async (key: string) => {
    reads += 1
    if (key === 'bad') throw new Error('not there')
    return key
  }, 2)
  await read('a')
  await read('b')
  await read('a')
  expect(reads).toBe(2)
  await expect(read('bad')).rejects.toThrow()
  await expect(read('bad')).rejects.toThrow()
  expect(reads).toBe(4)
  await read('c')
  await read('d')
  await read('a')
  expect(reads).toBe(7)
})
