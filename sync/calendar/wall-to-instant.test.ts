import { describe, expect, it } from 'vitest'
import { dayToNumber } from './day-number.ts'
import { wallToInstant } from './wall-to-instant.ts'

const instant = (day: string, wall: string, zone: string) =>
  new Date(wallToInstant(dayToNumber(day), wall, zone)).toISOString()

describe('wallToInstant', () => {
  it('[CAL2] takes the offset of the zone at that time', () => {
    expect(instant('2026-01-15', '08:00', 'Europe/Paris')).toBe('2026-01-15T07:00:00.000Z')
    expect(instant('2026-07-15', '08:00', 'Europe/Paris')).toBe('2026-07-15T06:00:00.000Z')
  })

  it('[CAL2] gives a skipped time the offset from before the change', () => {
    expect(instant('2026-03-29', '02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z')
    expect(instant('2026-03-08', '02:30', 'America/Toronto')).toBe('2026-03-08T07:30:00.000Z')
  })

  it('[CAL2] gives a repeated time the offset from after the change', () => {
    expect(instant('2026-10-25', '02:30', 'Europe/Paris')).toBe('2026-10-25T01:30:00.000Z')
    expect(instant('2026-11-01', '01:30', 'America/Toronto')).toBe('2026-11-01T06:30:00.000Z')
    expect(instant('2026-02-15', '02:30', 'Africa/Casablanca')).toBe('2026-02-15T02:30:00.000Z')
  })

  it('[CAL7] reads hours from 24 on as the next date', () => {
    expect(instant('2026-03-28', '26:30', 'Europe/Paris')).toBe(instant('2026-03-29', '02:30', 'Europe/Paris'))
  })

  it('[CAL2] lets a date that a zone skipped whole begin where the next one does', () => {
    expect(instant('2011-12-30', '04:00', 'Pacific/Apia')).toBe(instant('2011-12-31', '04:00', 'Pacific/Apia'))
  })

  it('refuses a text that is no wall time', () => {
    expect(() => instant('2026-01-01', '8:00', 'UTC')).toThrow(RangeError)
    expect(() => instant('2026-01-01', '08:60', 'UTC')).toThrow(RangeError)
  })
})
