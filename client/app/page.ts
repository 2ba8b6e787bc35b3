import { createContext, useContext } from 'react'
import { type Ask, createAsk } from '../api/ask.ts'
import { type AskWithProof, createAskWithProof } from '../api/ask-with-proof.ts'
import { solveProof } from '../api/solve-proof.ts'
import { createNotices, type Notices } from '../design/notices.ts'
import type { DeviceHome } from '../device/device-home.ts'
import { createPageHome } from '../device/page-home.ts'
import { createSession, type Session } from '../session/create-session.ts'
import { createIdle, type Idle } from './idle.ts'

/** What a screen works with, made once per page. */
export type Page = {
  readonly ask: Ask
  readonly askWithProof: AskWithProof
  readonly session: Session
  readonly home: DeviceHome
  readonly notices: Notices
  readonly idle: Idle
}

export function createPage(): Page {
  const ask = createAsk((...args) => fetch(...args))
  const session = createSession({
    ask,
    storage: localStorage,
    alone: (work) => navigator.locks.request('blesaf-session', work),
    now: () => performance.now(),
  })
  return {
    ask,
    askWithProof: createAskWithProof(ask, solveProof),
    session,
    home: createPageHome(),
    notices: createNotices(),
    idle: createIdle(),
  }
}

export const PageContext = createContext<Page | undefined>(undefined)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === undefined) throw new Error('a screen stands outside of a page')
  return page
}
