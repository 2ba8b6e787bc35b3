import { expect, test } from 'vitest'
import { controlOf, controls, keyTable } from './key-table.ts'

const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false }
const all: readonly string[] = controls.flatMap((control) => keyTable[control])

test('[TC20] a key works one control', () => {
  expect(new Set(all).size).toBe(all.length)
  for (const control of controls)
    for (const key of keyTable[control]) if (key.length === 1) expect(controlOf({ ...plain, key })).toBe(control)
})

test('[TC20] no letter and no digit is a short way: a scanner types those', () => {
  for (const key of all) expect(key).not.toMatch(/^[\p{L}\p{N}]$/u)
})

test('[TC20] what the browser keeps for itself is left to it', () => {
  for (const key of ['F5', 'F11', 'F12', 'Tab', 'Escape', 'PageDown'])
    expect(controlOf({ ...plain, key })).toBeUndefined()
})

test('[TC13] Ctrl and Z undo in a Latin and in an Arabic layout', () => {
  expect(controlOf({ ...plain, key: 'z', code: 'KeyW', ctrlKey: true })).toBe('undo')
  expect(controlOf({ ...plain, key: 'ئ', code: 'KeyZ', metaKey: true })).toBe('undo')
  expect(controlOf({ ...plain, key: ' ', code: 'Space', ctrlKey: true })).toBeUndefined()
  expect(controlOf({ ...plain, key: 'F4', altKey: true })).toBeUndefined()
})
