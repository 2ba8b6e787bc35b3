import { isLanguage } from '../../../../app/is-language.ts'
import type { RecordedVoice } from './create-recorded-voice.ts'
import { keptRecordings } from './kept-recordings.ts'
import { findVoice } from './local-voice.ts'
import type { Spoken } from './what-to-say.ts'

let turn = 0
let recorded: RecordedVoice | undefined

/** What is said last cuts off what was said before. */
export function hushAll(): void {
  turn += 1
  recorded?.hush()
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel()
}

/**
 * Says items in their order: each by a voice of this machine in its language, which reads any name; where there is none, by what
 * was recorded [KF15].
 */
export async function sayItems(items: readonly Spoken[]): Promise<void> {
  hushAll()
  const mine = turn
  for (const { isLocal, group } of groupsOf(items)) {
    if (isLocal) await sayLocally(group)
    else await sayRecorded(group, () => mine === turn)
    if (mine !== turn) return
  }
}

type Group = { readonly isLocal: boolean; readonly group: Spoken[] }

/** Neighbours that are said in the same way are said in one breath. */
function groupsOf(items: readonly Spoken[]): Group[] {
  const groups: Group[] = []
  for (const item of items) {
    const isLocal = findVoice(item.language) !== undefined
    if (!isLocal && !(isLanguage(item.language) && keptRecordings.has(item.language))) continue
    const last = groups.at(-1)
    if (last?.isLocal === isLocal) last.group.push(item)
    else groups.push({ isLocal, group: [item] })
  }
  return groups
}

async function sayRecorded(items: readonly Spoken[], isStillWanted: () => boolean): Promise<void> {
  recorded ??= (await import('./browser-recorded-voice.ts')).browserRecordedVoice
  if (isStillWanted()) await recorded.say(items)
}

function sayLocally(items: readonly Spoken[]): Promise<void> {
  return new Promise((done) => {
    for (const [at, { text, language }] of items.entries()) {
      const voice = findVoice(language)
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice ?? null
      utterance.lang = voice?.lang ?? language
      if (at === items.length - 1) utterance.onend = utterance.onerror = () => done()
      speechSynthesis.speak(utterance)
    }
  })
}
