import { act, useState } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { frenchLayout, usLayout } from '../../../app/scanner/keyboard-layouts.ts'
import { useWedge } from './use-wedge.ts'

const ADDRESS = 'https://bank.example/t/AbC-_09#Payload_9'
const page = placeWithDevice()
const scanned: string[] = []
let garbled = 0
const heardByOthers: string[] = []

function Field() {
  const [text, setText] = useState('before')
  useWedge({ onScan: (each) => scanned.push(each), onGarbled: () => (garbled += 1) })
  return <input value={text} onChange={(event) => setText(event.target.value)} />
}

const field = () => page.place.querySelector('input') as HTMLInputElement
/** As the browser does it: the key goes into the field unless somebody held it back. */
function press(target: Element, key: string, code: string, shiftKey = false): void {
  const event = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true })
  if (target.dispatchEvent(event) && key.length === 1 && target instanceof HTMLInputElement) {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {}
    set?.call(target, target.value + key)
    target.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
function scan(target: Element, layout: typeof usLayout): void {
  for (const char of ADDRESS) {
    const [code = '', typed = []] = Object.entries(usLayout).find(([, keys]) => keys.includes(char)) ?? []
    const isShifted = typed[1] === char
    if (isShifted) press(target, 'Shift', 'ShiftLeft', true)
    press(target, layout[code]?.[isShifted ? 1 : 0] ?? '', code, isShifted)
  }
}

beforeEach(() => {
  scanned.length = 0
  heardByOthers.length = 0
  garbled = 0
  page.show(<Field />)
})

test('a scan on a French machine, into whatever field, is read whole and leaves the field as it was', () => {
  act(() => {
    scan(field(), frenchLayout)
    press(field(), 'Enter', 'Enter')
  })
  expect(scanned).toEqual([ADDRESS])
  expect(field().value).toBe('before')
})

test('its last key starts nothing else on the page', () => {
  const hear = ({ key }: KeyboardEvent) => heardByOthers.push(key)
  addEventListener('keydown', hear, { capture: true })
  act(() => {
    scan(document.body, usLayout)
    press(document.body, 'Enter', 'Enter')
  })
  removeEventListener('keydown', hear, { capture: true })
  expect(scanned).toEqual([ADDRESS])
  expect(heardByOthers.filter((key) => key !== 'Shift')).toEqual(['h', 't', 't'])
})

test('one that ends without a key ends by silence', async () => {
  act(() => scan(document.body, usLayout))
  await vi.waitFor(() => expect(scanned).toEqual([ADDRESS]))
})

test('what a person types stays, Enter included', () => {
  act(() => {
    press(field(), 'a', 'KeyA')
    press(field(), 'Enter', 'Enter')
  })
  expect([field().value, scanned, garbled]).toEqual(['beforea', [], 0])
})
