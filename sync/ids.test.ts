import { describe, expect, it } from 'vitest'
import { ticketId } from './ids.ts'

describe('an id', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('may be a uuid of version %i, in one case', (version) => {
    expect(ticketId.parse(`ABCDEF00-0000-${version}000-B000-000000000001`)).toBe(
      `abcdef00-0000-${version}000-b000-000000000001`,
    )
  })

  it.each([
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    'abcdef00-0000-4000-0000-000000000001',
    '{abcdef00-0000-4000-8000-000000000001}',
    'abcdef00-0000-4000-8000-000000000001\n',
    '',
  ])('is refused when it is %j', (text) => {
    expect(ticketId.safeParse(text).success).toBe(false)
  })
})
