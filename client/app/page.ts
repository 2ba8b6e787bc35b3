import { createContext, useContext } from 'react'
import { type Ask, createAsk } from '../api/ask.ts'
import { type AskFile, createAskFile } from '../api/ask-file.ts'
import { type AskWithProof, createAskWithProof } from '../api/ask-with-proof.ts'
import { createNotices, type Notices } from '../design/notices.ts'
import { type KeyCabinet, openKeyCabinet } from '../device/keys/key-cabinet.ts'
import { createAsk as createDeviceAsk } from '../device/transport/ask.ts'
import { createSession, type Session } from '../session/create-session.ts'
import { createDeviceHome, type DeviceHome } from './device-home.ts'
import { createIdle, type Idle } from './idle.ts'
import { localValues } from './open-values.ts'
import { createUpdates, type Updates } from './updates/create-updates.ts'

/** What a screen works with, made once per page. */
export type Page = {
  readonly ask: Ask
  readonly askFile: AskFile
  readonly askWithProof: AskWithProof
  readonly session: Session
  readonly home: DeviceHome
  readonly notices: Notices
  readonly idle: Idle
  readonly updates: Updates
  /** The keys of this browser, and which device it is. */
  readonly cabinet: KeyCabinet
  /** Strangers stand before it: what is on the disk is not handed out, and nobody is sent elsewhere. */
  readonly isPublic: boolean
}

const CABINET = 'blesaf'

export function createPage(isPublic = false): Page {
  const send: typeof fetch = (...args) => fetch(...args)
  const monotonic = (): number => performance.now()
  const cabinet = openKeyCabinet(CABINET)
  const idle = createIdle()
  const ask = createAsk(send)
  const session = createSession({
    ask,
    storage: localValues,
    alone: (work) => navigator.locks.request('blesaf-session', work),
    now: monotonic,
  })
  return {
    ask,
    askFile: createAskFile(send),
    askWithProof: createAskWithProof(ask, async (challenge) =>
      (await import('../api/solve-proof.ts')).solveProof(challenge),
    ),
    session,
    home: createDeviceHome({
      ask,
      deviceAsk: createDeviceAsk({ base: '', fetch: send, monotonic }),
      cabinet,
    }),
    cabinet,
    notices: createNotices(),
    idle,
    updates: createUpdates(idle),
    isPublic,
  }
}

export const PageContext = createContext<Page | undefined>(undefined)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === undefined) throw new Error('a screen stands outside of a page')
  return page
}
