import { describe, expect, test } from 'vitest'
import { conditionOf } from './condition-of.ts'
import { automaticBits, realtimeBits } from './escpos-bits.ts'
import { factsOf, statusFacts } from './status-facts.ts'

const said = (facts: Parameters<typeof conditionOf>[0]) => {
  const condition = conditionOf(facts)
  return condition.kind === 'error' ? `error ${condition.fault}` : condition.kind
}

describe('[SA5] one condition of all that is told', () => {
  test.each([
    ['offline', 'busy'],
    ['cover_open', 'cover_open'],
    ['feeding', 'busy'],
    ['paper_stopped', 'paper_out'],
    ['paper_end', 'paper_out'],
    ['paper_near_end', 'paper_low'],
    ['error_seen', 'error unnamed'],
    ['recoverable', 'error unnamed'],
    ['cutter', 'error cutter'],
    ['overheated', 'error overheated'],
    ['unrecoverable', 'error needs_restart'],
  ] as const)('%s alone is %s', (fact, condition) => {
    expect(said({ [fact]: true })).toBe(condition)
  })

  test('nothing told, or nothing wrong, is ready', () => {
    expect(said({})).toBe('ready')
    expect(said(Object.fromEntries(statusFacts.map((fact) => [fact, false])))).toBe('ready')
  })

  test('the cover comes before the paper, the paper before the error that it causes, the cause before being off line', () => {
    expect(said(Object.fromEntries(statusFacts.map((fact) => [fact, true])))).toBe('cover_open')
    expect(said({ paper_stopped: true, error_seen: true, offline: true })).toBe('paper_out')
    expect(said({ cutter: true, error_seen: true, offline: true })).toBe('error cutter')
  })
})

describe('[SA1] the bits of each answer', () => {
  test.each([
    [1, 0x12, 'ready'],
    [1, 0x1a, 'busy'],
    [2, 0x12, 'ready'],
    [2, 0x16, 'cover_open'],
    [2, 0x32, 'paper_out'],
    [2, 0x52, 'error unnamed'],
    [3, 0x1a, 'error cutter'],
    [3, 0x32, 'error needs_restart'],
    [3, 0x52, 'error overheated'],
    [4, 0x1e, 'paper_low'],
    [4, 0x72, 'paper_out'],
    [4, 0x7e, 'paper_out'],
  ] as const)('DLE EOT %i answered with %i is %s', (question, byte, condition) => {
    expect(said(factsOf(byte, realtimeBits[question]))).toBe(condition)
  })

  test('what the automatic status does not name any more is over: no fact of DLE EOT outlives it', () => {
    const told = new Set(automaticBits.flat().map(({ fact }) => fact))
    expect(new Set(Object.values(realtimeBits).flatMap((bits) => bits.map(({ fact }) => fact)))).toEqual(told)
  })
})
