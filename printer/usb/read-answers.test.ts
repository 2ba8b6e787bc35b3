import { expect, test } from 'vitest'
import { createFakeUsbPrinter } from '../fake/fake-usb-printer.ts'
import { createManualTime } from '../fake/manual-time.ts'
import { readAnswers } from './read-answers.ts'
import { EMPTY_READ_MS, READ_FAULTS_MAX } from './usb-limits.ts'
import type { UsbInResult } from './usb-types.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
const readOf = (...bytes: number[]): UsbInResult => ({
  status: 'ok',
  data: new DataView(Uint8Array.from(bytes).buffer),
})

/** Reads what is answered, one after the other, the last one again and again. */
function reading(answers: readonly (UsbInResult | 'fails')[]) {
  const time = createManualTime(0, settle)
  const heard: number[] = []
  const asked: number[] = []
  let cleared = 0
  let isOver = false
  const device = {
    ...createFakeUsbPrinter(time.timers, () => undefined).device(),
    async clearHalt() {
      cleared += 1
    },
    async transferIn(_: number, length: number) {
      const answer = answers[Math.min(asked.length, answers.length - 1)]
      asked.push(length)
      if (answer === undefined || answer === 'fails') throw new Error('a broken pipe')
      return answer
    },
  }
  const endpoint = { endpointNumber: 2, direction: 'in', type: 'bulk', packetSize: 512 } as const
  const { timers, pass } = time
  const ended = readAnswers({ device, endpoint, timers, isOver: () => isOver, hear: (bytes) => heard.push(...bytes) })
  const end = () => {
    isOver = true
  }
  return { heard, asked, pass, ended, end, cleared: () => cleared }
}

test('[US5] whole packets are asked for, and readings that bring nothing pause', async () => {
  const { heard, asked, pass, ended, end } = reading([readOf(0x12), readOf(0x16, 0x12), readOf()])
  await pass(EMPTY_READ_MS * 10)
  expect(heard).toEqual([0x12, 0x16, 0x12])
  expect(new Set(asked)).toEqual(new Set([512]))
  expect(asked.length).toBeLessThan(15)
  end()
  await pass(EMPTY_READ_MS)
  await ended
})

test('[US5] a stall is cleared, and a pipe that fails again and again is left alone', async () => {
  const { heard, asked, pass, ended, cleared } = reading([{ status: 'stall' }, readOf(0x12), 'fails'])
  await pass(EMPTY_READ_MS * 100)
  await ended
  expect(heard).toEqual([0x12])
  expect(asked).toHaveLength(2 + READ_FAULTS_MAX)
  expect(cleared()).toBe(1 + READ_FAULTS_MAX)
})
