import type { Language } from '../../sync/words/language.ts'
import { createAnnouncer } from './create-announcer.ts'

/** An announcer for tests, with a clock that stands and a loudspeaker that writes down. */
export function anAnnouncer(calledAt = 1_000_000) {
  let now = calledAt
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  const broken = { load: new Set<Language>(), isBlocked: false, isAsleep: false, isHanging: false }
  const heard: string[] = []
  let volume = 1
  let playing: { name: string; end(how: 'played' | 'unheard'): void } | undefined
  const announcer = createAnnouncer<string>({
    clock: {
      now: () => now,
      after(ms, run) {
        const timer = { at: now + ms, run }
        timers.add(timer)
        return () => void timers.delete(timer)
      },
    },
    audio: {
      setVolume: (next) => {
        volume = next
      },
      play({ cues }) {
        const name = cues.map(({ sound }) => sound).join(' ')
        heard.push(playing === undefined ? name : `${name} over ${playing.name}`)
        const ended = new Promise<'played' | 'unheard'>((done) => {
          const end = (how: 'played' | 'unheard'): void => {
            if (playing === mine) playing = undefined
            done(how)
          }
          const mine = { name, end }
          playing = mine
          if (broken.isBlocked) end('unheard')
        })
        return { ended, stop: () => playing?.end('played') }
      },
    },
    chime: () => ({ cues: [{ sound: 'chime', atS: 0, offsetS: 0, lengthS: 1 }], lengthS: 1 }),
    load: async (language) => {
      if (broken.isHanging) return new Promise(() => undefined)
      if (broken.load.has(language)) throw new Error('not readable')
      return (name) => ({ sound: `${language}:${name}`, offsetS: 0, lengthS: 1 })
    },
  })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 12; turn++) await Promise.resolve()
  }
  return {
    ...{ announcer, broken, heard, settle },
    volume: () => volume,
    call: (id: string, language: Language = 'fr', alsoIn: readonly Language[] = []) =>
      announcer.announce({ id, number: 'A-048', counter: 3, calledAt: now, language, alsoIn }),
    /** The sound that plays comes to its end. */
    async end() {
      playing?.end('played')
      await settle()
    },
    async pass(ms: number) {
      now += ms
      for (const timer of [...timers]) {
        if (timer.at > now) continue
        timers.delete(timer)
        timer.run()
      }
      await settle()
    },
    timers: () => timers.size,
  }
}
