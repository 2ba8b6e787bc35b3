import { describe, expect, it } from 'vitest'
import { compileLike, likeEscape } from './like.ts'

describe('a LIKE pattern', () => {
  it.each([
    ['a%', 'abc', true],
    ['a%', 'ba', false],
    ['%b_', 'abc', true],
    ['_', '😀', true],
    ['__', '😀', false],
    ['a\\%', 'a%', true],
    ['a\\%', 'ab', false],
    ['%', '', true],
    ['', '', true],
    ['', 'a', false],
    ['%a%b%a', 'xaybza', true],
    ['a\nb', 'a\nb', true],
  ])('%j on %j is %s', (pattern, text, answer) => {
    expect(compileLike(pattern)(text)).toBe(answer)
  })

  it('that ends with an escape fails only where matching comes so far', () => {
    expect(() => compileLike('a\\')('ab')).toThrow('must not end with escape character')
    expect(() => compileLike('%\\')('x')).toThrow('must not end with escape character')
    expect(compileLike('a\\')('b')).toBe(false)
    expect(compileLike('\\')('')).toBe(false)
  })

  it('that would take minutes fails in a fraction of a second', () => {
    const pattern = `%${'a'.repeat(20_000)}b`
    expect(() => compileLike(pattern)('a'.repeat(200_000))).toThrow('takes too long')
  })

  it('with another escape character means the same one with backslashes', () => {
    expect(likeEscape('a#%b\\', '#')).toBe('a\\%b\\\\')
    expect(likeEscape('##', '#')).toBe('\\#')
    expect(likeEscape('a\\b', '')).toBe('a\\\\b')
    expect(() => likeEscape('a', 'xy')).toThrow('invalid escape string')
  })
})
