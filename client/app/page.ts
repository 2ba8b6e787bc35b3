import { createContext, useContext } from 'react'
import { type Ask, createAsk } from '../api/ask.ts'
import { type AskWithProof, createAskWithProof } from '../api/ask-with-proof.ts'
import { solveProof } from '../api/solve-proof.ts'
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
  readonly askWithProof: AskWithProof
  readonly session: Session
  readonly home: DeviceHome
  readonly notices: Notices
  readonly idle: Idle
  readonly updates: Updates
  /** The keys of this browser, and which device it is. */
  readonly cabinet: KeyCabinet
}

const CABINET = 'blesaf'

export function createPage(): Page {
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
    askWithProof: createAskWithProof(ask, solveProof),
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
  }
}

export const PageContext = createContext<Page | undefined>(undefined)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === undefined) throw new Error('a screen stands outside of a page')
  return page
}
