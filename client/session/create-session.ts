import type { Answer } from '../api/answer.ts'
import type { Ask, Question } from '../api/ask.ts'
import type { Values } from '../app/open-values.ts'
import { type SignedIn, signedIn } from './signed-in.ts'

export type SessionPorts = {
  readonly ask: Ask
  /** Holds the id of the session, which is no secret; the refresh token is in a cookie that no script reads. */
  readonly storage: Values
  /** One renewal at a time in all tabs: a refresh token serves once, and its second use ends the session. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>
  /** Milliseconds that only grow. */
  readonly now: () => number
}

export type Session = {
  /** Who is signed in here, as far as this page knows. */
  readonly current: () => SignedIn | undefined
  readonly subscribe: (listener: () => void) => () => void
  readonly open: (answer: SignedIn) => void
  /** Brings the session of the last visit back; undefined when there is none to bring. */
  readonly restore: () => Promise<Answer<SignedIn> | undefined>
  /** Asks as this person, with a token that is good for a while yet. */
  readonly ask: Ask
  readonly forget: () => void
}

const STORED_AS = 'blesaf.session'
/** A token is renewed when less than this of its ten minutes is left. */
const MARGIN_MS = 30_000

type Held = { readonly answer: SignedIn; readonly goodUntil: number }

export function createSession({ ask, storage, alone, now }: SessionPorts): Session {
  let held: Held | undefined
  const listeners = new Set<() => void>()

  function hold(next: Held | undefined): void {
    held = next
    for (const listener of listeners) listener()
  }

  function open(answer: SignedIn): void {
    storage.setItem(STORED_AS, answer.session.id)
    hold({ answer, goodUntil: now() + answer.expires_in_s * 1_000 - MARGIN_MS })
  }

  function forget(): void {
    storage.removeItem(STORED_AS)
    hold(undefined)
  }

  async function renew(): Promise<Answer<SignedIn> | undefined> {
    return alone(async () => {
      // While this waited its turn the person may have signed out, or in anew, in another tab.
      const id = storage.getItem(STORED_AS)
      if (id === null) return undefined
      const answer = await ask({ path: '/api/refresh', body: { session_id: id }, answer: signedIn })
      if (answer.ok) open(answer.value)
      else if (answer.fault.code === 'session_ended') forget()
      return answer
    })
  }

  async function askAs<Value>(question: Question<Value>): Promise<Answer<Value>> {
    if (held === undefined || held.goodUntil <= now()) {
      const renewed = await renew()
      if (renewed?.ok === false) return renewed
    }
    const answer = await ask({ ...question, token: held?.answer.access_token })
    if (!answer.ok && answer.fault.code === 'session_ended') forget()
    return answer
  }

  return {
    current: () => held?.answer,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open,
    restore: async () => (held === undefined ? renew() : { ok: true, value: held.answer }),
    ask: askAs,
    forget,
  }
}
