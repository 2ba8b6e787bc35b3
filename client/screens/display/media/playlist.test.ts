import { expect, test } from 'vitest'
import type { Medium } from '../../../../sync/configuration/display-schema.ts'
import { afterMedium, currentMedium, failMedium, type Playlist, playlistStart, RETRY_MS } from './playlist.ts'

const media = ['a', 'b', 'c'].map((name): Medium => ({ kind: 'image', path: `/media/${name}.png` }))
const [a, b, c] = media as [Medium, Medium, Medium]
const name = (list: Playlist, now = 0, of = media) => currentMedium(of, list, now)?.path.at(7)

/** Plays so many, each to its end. */
function plays(times: number, list = playlistStart, now = 0): string {
  const played: string[] = []
  let at = list
  for (let n = 0; n < times; n += 1) {
    const medium = currentMedium(media, at, now)
    if (medium === undefined) break
    played.push(medium.path.charAt(7))
    at = afterMedium(media, at, medium)
  }
  return played.join('')
}

test('[DY16] one after the other, and from the beginning again', () => {
  expect(plays(7)).toBe('abcabca')
})

test('[DY16] one that fails is skipped from then on', () => {
  const failed = failMedium(media, playlistStart, a, 0)
  expect([name(failed), plays(5, failed)]).toEqual(['b', 'bcbcb'])
})

test('[DY16] it is tried again after some minutes, also where the clock was set back', () => {
  const failed = failMedium(media, playlistStart, a, RETRY_MS)
  expect(plays(3, failed, 2 * RETRY_MS - 1)).toBe('bcb')
  expect(plays(3, failed, 2 * RETRY_MS)).toBe('bca')
  expect(plays(3, failed, 0)).toBe('bca')
})

test('[DY16] where none plays there is nothing, until one may be tried again', () => {
  const none = [a, b, c].reduce((list, each) => failMedium(media, list, each, 0), playlistStart)
  expect([name(none), name(none, RETRY_MS)]).toEqual([undefined, 'a'])
  expect(name(playlistStart, 0, [])).toBeUndefined()
})

test('[DY16] a list that has become shorter goes on', () => {
  expect(name({ ...playlistStart, turn: 8 }, 0, [a])).toBe('a')
  expect(name(afterMedium([a], playlistStart, c), 0, [a])).toBe('a')
})
