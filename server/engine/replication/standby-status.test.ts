import { expect, test } from 'vitest'
import { standbyStatus } from './standby-status.ts'

test('a status tells the flushed place three times, in a CopyData frame, at the protocol’s own time', () => {
  const frame = standbyStatus(0x1_0000_0002n, Date.UTC(2000, 0, 1, 0, 0, 1))
  expect(frame.toString('hex')).toBe(`64${'00000026'}72${'0000000100000002'.repeat(3)}${'00000000000f4240'}00`)
})
