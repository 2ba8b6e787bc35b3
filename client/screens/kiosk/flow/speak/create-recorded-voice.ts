import type { SpokenPart } from '../../../../../sync/voice/call-fragments.ts'
import type { Language } from '../../../../../sync/words/language.ts'
import type { Playing } from '../../../../voice/announcer-ports.ts'
import type { FindPiece, Timeline } from '../../../../voice/lay-out.ts'
import { layOut } from '../../../../voice/lay-out.ts'
import { recordedParts } from './recorded-parts.ts'
import type { Spoken } from './what-to-say.ts'

type Ports<Sound> = {
  load(language: Language): Promise<FindPiece<Sound>>
  play(timeline: Timeline<Sound>): Playing
}
export type RecordedVoice = {
  /** Settles when it has been heard, was cut off, or nothing of it could be said. */
  say(items: readonly Spoken[]): Promise<void>
  hush(): void
}

/** Says by recordings; what is said last cuts off what was said before. */
export function createRecordedVoice<Sound>({ load, play }: Ports<Sound>): RecordedVoice {
  let turn = 0
  let stop = (): void => undefined
  const hush = (): void => {
    turn += 1
    stop()
    stop = () => undefined
  }
  const timelineOf = async ({ language, ...item }: Spoken): Promise<Timeline<Sound> | undefined> => {
    const parts: readonly SpokenPart[] = recordedParts({ language, ...item }, language as Language)
    return parts.length === 0 ? undefined : layOut(parts, await load(language as Language))
  }
  return {
    hush,
    async say(items) {
      hush()
      const mine = turn
      for (const item of items) {
        const timeline = await timelineOf(item).catch(() => undefined)
        if (mine !== turn) return
        if (timeline === undefined) continue
        const playing = play(timeline)
        stop = playing.stop
        await playing.ended
        if (mine !== turn) return
      }
    },
  }
}
