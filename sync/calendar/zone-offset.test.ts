import { describe, expect, it } from 'vitest'
import { zoneOffsetMs } from './zone-offset.ts'

const minutes = (zone: string, at: string) => zoneOffsetMs(zone, Date.parse(at)) / 60_000

describe('zoneOffsetMs', () => {
  it('[CAL2] changes at the very millisecond of a change', () => {
    expect(minutes('Europe/Paris', '2026-03-29T00:59:59.999Z')).toBe(60)
    expect(minutes('Europe/Paris', '2026-03-29T01:00:00.000Z')).toBe(120)
    expect(minutes('Europe/Paris', '2026-10-25T00:59:59.999Z')).toBe(120)
    expect(minutes('Europe/Paris', '2026-10-25T01:00:00.000Z')).toBe(60)
  })

  it('[CAL2] knows offsets that are no whole hours and changes that are no summer time', () => {
    expect(minutes('Asia/Kathmandu', '2026-06-01T00:00:00Z')).toBe(345)
    expect(minutes('Africa/Casablanca', '2026-02-10T00:00:00Z')).toBe(60)
    expect(minutes('Africa/Casablanca', '2026-03-01T00:00:00Z')).toBe(0)
  })

  it('[CAL2] answers for instants before 1970 that are no whole second', () => {
    expect(minutes('Europe/Paris', '1965-07-01T00:00:00.500Z')).toBe(60)
  })

  it('[CAL5] refuses a zone that does not exist', () => {
    expect(() => zoneOffsetMs('Africa/Nowhere', 0)).toThrow(RangeError)
  })
})
