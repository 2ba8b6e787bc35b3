import { expect, it } from 'vitest'
import { type LensSetting, mayHaveLens, readLensSetting, writeLensSetting } from './lens-choice.ts'

it.each<[LensSetting, number | undefined, boolean]>([
  ['auto', undefined, false],
  ['auto', 2, false],
  ['auto', 4, true],
  ['auto', 8, true],
  ['on', undefined, true],
  ['on', 1, true],
  ['off', 8, false],
])('[LL4] %s with %s GB: %s', (setting, memory, may) => {
  expect(mayHaveLens(setting, memory)).toBe(may)
})

it('[LL4] what was chosen is kept; anything else in its place is no choice', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  expect(readLensSetting(storage)).toBe('auto')
  writeLensSetting(storage, 'off')
  expect(readLensSetting(storage)).toBe('off')
  kept.set([...kept.keys()][0] ?? '', 'perhaps')
  expect(readLensSetting(storage)).toBe('auto')
})
