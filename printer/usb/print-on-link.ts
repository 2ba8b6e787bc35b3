import type { Clock, Timers } from '../port/clock.ts'
import type { Outcome } from '../port/outcome.ts'
import type { PrintRequest } from '../port/printer-port.ts'
import type { Confirmation } from '../status/dialogues.ts'
import type { Link } from './create-link.ts'
import { badCondition, judgePrint } from './judge-print.ts'
import type { Sent } from './send-bytes.ts'
import { ANSWER_MS, CONFIRM_MS, GRACE_MS } from './usb-limits.ts'

export type PrintDeps = {
  readonly clock: Clock
  readonly timers: Timers
  isReleased(): boolean
}

/** [US4] Status before, the bytes, the printer's word, status after. `job` grows with each print of the link. */
export async function printOnLink(
  deps: PrintDeps,
  link: Link,
  job: number,
  { bytes, limitMs, onSending }: PrintRequest,
): Promise<Outcome> {
  const deadlineAt = deps.clock.monotonic() + limitMs
  const left = () => Math.max(0, deadlineAt - deps.clock.monotonic())
  await link.ask()
  const refused = refusalOf(deps, link)
  if (refused !== undefined) return refused

  const confirmation = link.confirmation(job)
  const prepared = await prepare(link, confirmation)
  const sending = prepared ? link.send(bytes, left(), true) : undefined
  if (sending !== undefined) onSending?.()
  const sent = (await sending) ?? NOTHING_HANDED
  let isConfirmed = false
  if (sent.end === 'all' && confirmation !== undefined) {
    isConfirmed = await hearConfirmation(deps, link, confirmation, left())
  }
  if (!isConfirmed && !link.isLost()) await link.ask()
  return judgePrint({
    sent,
    isConfirmed,
    isUnplugged: link.isLost() && !deps.isReleased(),
    isReleased: deps.isReleased(),
    isSilent: link.isSilent(),
    condition: link.condition(),
  })
}

const NOTHING_HANDED: Sent = { end: 'stalled', taken: 0, handed: 0 }

function refusalOf(deps: PrintDeps, link: Link): Outcome | undefined {
  if (deps.isReleased()) return { kind: 'failed', reason: 'released' }
  if (link.isLost()) return { kind: 'failed', reason: 'disconnected' }
  if (link.isSilent()) return { kind: 'failed', reason: 'silent' }
  const condition = link.condition()
  const bad = badCondition(condition)
  if (bad !== undefined) return { kind: 'failed', reason: bad }
  return condition?.kind === 'busy' ? { kind: 'failed', reason: 'busy' } : undefined
}

async function prepare(link: Link, confirmation: Confirmation | undefined): Promise<boolean> {
  if (confirmation === undefined || confirmation.before.length === 0) return true
  const sent = await link.send(confirmation.before, ANSWER_MS, false)
  return sent.end === 'all'
}

/** Listens before it asks. A complaint in the meantime shortens the wait, but its word may be on its way still. */
async function hearConfirmation(
  { timers }: PrintDeps,
  link: Link,
  confirmation: Confirmation,
  limitMs: number,
): Promise<boolean> {
  const heard = link.awaitConfirmation(confirmation, Math.min(CONFIRM_MS, limitMs))
  const sent = await link.send(confirmation.after, ANSWER_MS, false)
  if (sent.end !== 'all') return false
  return new Promise((resolve) => {
    const end = (isHeard: boolean) => {
      deafen()
      resolve(isHeard)
    }
    const deafen = link.onChange(() => {
      if (link.isLost()) end(false)
      else if (badCondition(link.condition()) !== undefined) timers.after(GRACE_MS, () => end(false))
    })
    if (link.isLost()) end(false)
    void heard.then(end)
  })
}
