import type { AnnouncerPorts } from './announcer-ports.ts'
import type { Timeline } from './lay-out.ts'

/** A device that slept, or lost its loudspeaker, never tells the end: then the next call has its turn. */
const LATE_MS_MAX = 2_000

type Sources<Sound> = Pick<AnnouncerPorts<Sound>, 'clock' | 'audio'>

/**
 * One sound, from its reading to its end. Settles once: heard to its end, or not, which it also is when it takes too long to read
 * or its end never comes. Answers what hushes it; hushed, it never settles.
 */
export function playOut<Sound>(
  { clock, audio }: Sources<Sound>,
  read: () => Promise<Timeline<Sound> | undefined>,
  readMsMax: number,
  settle: (isHeard: boolean) => void,
): () => void {
  let isOver = false
  let stop = (): void => undefined
  let cancel = clock.after(readMsMax, () => end(false))
  const leave = (): void => {
    isOver = true
    cancel()
    stop()
  }
  const end = (isHeard: boolean): void => {
    if (isOver) return
    leave()
    settle(isHeard)
  }
  const begin = async (): Promise<void> => {
    const timeline = await read()
    if (isOver || timeline === undefined) return end(false)
    cancel()
    const playing = audio.play(timeline)
    stop = playing.stop
    cancel = clock.after(timeline.lengthS * 1_000 + LATE_MS_MAX, () => end(false))
    end((await playing.ended) === 'played')
  }
  begin().catch(() => end(false))
  return leave
}
