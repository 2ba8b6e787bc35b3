import { timingSafeEqual } from 'node:crypto'
import type { SecretBox } from '../auth/secret-box.ts'

type Box = Pick<SecretBox, 'mac'>

const DAY_MS = 86_400_000
const PASS_CHARS_MAX = 80

/** What opens a tenant's folder until the end of tomorrow [DY22]. Kept nowhere: made anew each time. */
export function mediaPassOf(box: Box, folder: string, now: number): string {
  return passOf(box, folder, dayOf(now))
}

export function isMediaPass(box: Box, folder: string, pass: string | undefined, now: number): boolean {
  if (pass === undefined || pass.length > PASS_CHARS_MAX) return false
  const given = Buffer.from(pass)
  return [dayOf(now), dayOf(now) - 1].some((day) => {
    const right = Buffer.from(passOf(box, folder, day))
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

const dayOf = (now: number): number => Math.floor(now / DAY_MS)
const passOf = (box: Box, folder: string, day: number): string => `${day}.${box.mac('media', `${folder} ${day}`)}`
