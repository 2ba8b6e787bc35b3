import type { Device, View } from '../../../../sync/device/device.ts'
import type { Language } from '../../../../sync/words/language.ts'
import type { Announcement, Announcer } from '../announcer-port.ts'
import { displaySettings } from '../settings/display-settings.ts'
import { announcements, beginHearing, type Heard } from './announcements.ts'
import type { Call } from './call-of.ts'
import { labelOf } from './counter-label.ts'
import type { KeptHeard } from './kept-heard.ts'

type Ports = {
  readonly device: Pick<Device, 'view' | 'sync' | 'now' | 'subscribe'>
  readonly announcer: Announcer
  readonly kept: KeptHeard
  /** Calls it again and again; answers the way to end that. */
  every(work: () => void): () => void
}
type Configuration = NonNullable<View['configuration']>

/**
 * Hands each call to the voice that is news to this display, and takes back what is not true any more. Of several tabs of one
 * display the leader alone speaks; the others learn what it has said, should they come to lead.
 */
export function followCalls({ device, announcer, kept, every }: Ports): () => void {
  let heard: Heard | undefined

  function look(): void {
    const { configuration, tickets } = device.view
    if (configuration === undefined) return
    if (!device.sync.isLeader) {
      heard = undefined
      return
    }
    const before = heard ?? kept.read() ?? beginHearing(device.now())
    const found = announcements(before, tickets.values(), device.now())
    heard = found.heard
    if (before.calledAtByKey !== heard.calledAtByKey || before.since !== heard.since) kept.write(heard)
    for (const each of found.withdraw) announcer.withdraw(idOf(each))
    for (const each of found.speak.flatMap((call) => spoken(call, configuration))) announcer.announce(each)
  }

  look()
  const ends = [device.subscribe(look), every(look)]
  return () => {
    for (const end of ends) end()
  }
}

/** Another one at each repetition, so that what is taken back is that one alone. */
const idOf = ({ key, calledAt }: Call): string => `${key} ${calledAt}`

function spoken(call: Call, configuration: Configuration): Announcement[] {
  const { number, calledAt, counterId } = call
  const counter = labelOf(configuration, counterId)
  const [language, ...alsoIn] = languagesOf(call, configuration)
  if (counter === undefined || language === undefined) return []
  return [{ id: idOf(call), number, counter, calledAt, language, alsoIn }]
}

function languagesOf({ language }: Call, configuration: Configuration): readonly Language[] {
  const { voice, languages } = displaySettings(configuration)
  if (voice === 'off') return []
  return voice === 'customer' ? [language ?? languages[0] ?? 'fr'] : voice
}
