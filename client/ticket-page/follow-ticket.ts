import { askTicket, type TicketAnswer } from './ask-ticket.ts'
import { nextAskMs } from './next-ask.ts'
import type { PublicTicket } from './public-ticket.ts'

export type FollowTicket = {
  readonly token: string
  readonly send: typeof fetch
  readonly random: () => number
  /** Whether a page that nobody looks at still has something to do: to ring. */
  readonly isArmed: () => boolean
  onAnswer(answer: TicketAnswer): void
}

/** Asks while somebody looks or waits for a sound: another page in a pocket rests, and asks at once when it is taken out. */
export function followTicket({ token, send, random, isArmed, onAnswer }: FollowTicket): { askNow(): void } {
  let known: { readonly ticket: PublicTicket; readonly etag?: string } | undefined
  let misses = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isAskedAgain = false

  async function ask(): Promise<void> {
    clearTimeout(timer)
    isAskedAgain = isAsking
    if (isAsking || (document.hidden && !isArmed())) return
    isAsking = true
    const answer = await askTicket(token, send, known?.etag)
    isAsking = false
    if (answer.kind === 'ticket') known = answer
    misses = answer.kind === 'ticket' || answer.kind === 'same' ? 0 : misses + 1
    onAnswer(answer)
    if (isAskedAgain) return ask()
    plan(answer)
  }

  function plan(answer: TicketAnswer): void {
    const retryAfterMs = answer.kind === 'away' ? answer.retryAfterMs : undefined
    const delay = nextAskMs({
      ticket: known?.ticket,
      misses,
      retryAfterMs,
      isHidden: document.hidden,
      chance: random(),
    })
    if (delay !== undefined) timer = setTimeout(askNow, delay)
  }
  const askNow = (): void => void ask()
  document.addEventListener('visibilitychange', askNow)
  askNow()
  return { askNow }
}
