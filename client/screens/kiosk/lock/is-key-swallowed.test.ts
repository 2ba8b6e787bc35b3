import { expect, test } from 'vitest'
import { isKeySwallowed, type KeyLike } from './is-key-swallowed.ts'

const press = (key: string, more: Partial<KeyLike> = {}): boolean =>
  isKeySwallowed({ key, ctrlKey: false, altKey: false, metaKey: false, ...more })

test('[KL3] what a page can do against leaving by the keyboard: reload, close, print, address, search, zoom, back, help', () => {
  for (const key of [
    'F1',
    'F3',
    'F5',
    'F6',
    'F11',
    'F12',
    'F24',
    'BrowserBack',
    'BrowserRefresh',
    'BrowserHome',
    'ContextMenu',
  ])
    expect([key, press(key)]).toEqual([key, true])
  for (const key of ['w', 't', 'n', 'r', 'p', 'l', 'f', 's', 'o', 'u', 'W', '+', '-', '0', 'Tab', 'F4', 'F5', 'Enter'])
    expect([key, press(key, { ctrlKey: true })]).toEqual([key, true])
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'd', 'F4', 'Tab'])
    expect([key, press(key, { altKey: true })]).toEqual([key, true])
  for (const key of ['r', 'q', 'Tab', 'd']) expect([key, press(key, { metaKey: true })]).toEqual([key, true])
})

test('[KL3] a customer’s keys work: digits and letters of every script, the way from field to field, and back', () => {
  for (const key of ['0', '9', 'a', 'Z', 'é', 'ش', '٣', ' ', '+', '#', '*'])
    expect([key, press(key)]).toEqual([key, false])
  for (const key of ['Tab', 'Enter', 'Escape', 'Backspace', 'ArrowDown', 'PageUp', 'Shift', 'Dead', 'Unidentified'])
    expect([key, press(key)]).toEqual([key, false])
  // AltGr, as Windows tells it; Option, as a Mac does.
  expect(press('@', { ctrlKey: true, altKey: true })).toBe(false)
  expect(press('ç', { altKey: true })).toBe(false)
})
