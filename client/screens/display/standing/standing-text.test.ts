import { expect, test } from 'vitest'
import { standingText } from './standing-text.ts'
import type { Standing } from './use-standing.ts'

const said = (standing: Partial<Standing>, isClosed: boolean) =>
  standingText({ rung: 'live', since: undefined, isRevoked: false, ...standing }, (key) => key, isClosed)

test.each<[Partial<Standing>, string | undefined, string | undefined]>([
  [{ rung: 'live' }, undefined, undefined],
  [{ rung: 'behind' }, 'as_of_now', 'as_of_now'],
  [{ rung: 'behind', since: '08:45' }, 'as_of', 'as_of'],
  [{ rung: 'isolated' }, 'cut_off by_voice', 'cut_off'],
  [{ rung: 'isolated', since: '08:45' }, 'cut_off_since by_voice', 'cut_off_since'],
  [{ rung: 'paper' }, 'preparing_about', 'preparing_about'],
  [{ isRevoked: true }, 'not_ours by_voice', 'not_ours'],
])('[DY13] [DY33] %j says %s; in a closed branch nobody is asked to listen: %s', (standing, open, closed) => {
  expect([said(standing, false), said(standing, true)]).toEqual([open, closed])
})
