import { DOUBT_MS, type ServerClock, serverNow } from './server-clock.ts'

export type ClockDoubt = {
  /** A person should set the clock of this device. */
  readonly isWallWrong: boolean
  /** Not even the server's time is known: no number without a letter [NU3]. */
  readonly isDayInDoubt: boolean
}

export function clockDoubt(clock: ServerClock): ClockDoubt {
  const isOff = Math.abs(serverNow(clock) - clock.reading.wall) > DOUBT_MS
  return { isWallWrong: isOff, isDayInDoubt: clock.standing === 'guessed' }
}
