import type { Clock, Timers } from '../port/clock.ts'
import { createListeners } from '../port/create-listeners.ts'
import type { PrinterIdentity } from '../port/printer-state.ts'
import type { Condition } from '../status/condition-of.ts'
import { type Confirmation, dialogues } from '../status/dialogues.ts'
import type { Way } from './choose-way.ts'
import { createHearing } from './create-hearing.ts'
import { badCondition } from './judge-print.ts'
import { readAnswers } from './read-answers.ts'
import { type Sent, sendBytes } from './send-bytes.ts'
import { ANSWER_MS, FIRST_ANSWER_MS } from './usb-limits.ts'
import type { UsbDevice } from './usb-types.ts'

/** An open printer, from its opening to its close or its unplugging. */
export type Link = {
  readonly device: UsbDevice
  readonly way: Way
  readonly identity: PrinterIdentity
  /** Greets it and learns which questions it answers. */
  greet(): Promise<void>
  /** Asks what it is known to answer. */
  ask(): Promise<void>
  send(bytes: Uint8Array, limitMs: number, isHaltedByTrouble: boolean): Promise<Sent>
  confirmation(job: number): Confirmation | undefined
  awaitConfirmation(confirmation: Confirmation, limitMs: number): Promise<boolean>
  condition(): Condition | undefined
  /** It used to answer and does not now, or takes not even a greeting. */
  isSilent(): boolean
  isLost(): boolean
  /** Unplugged, or about to be closed: ends whatever is on its way. */
  lose(): void
  /** It told something, or is lost. */
  onChange(listener: () => void): () => void
}

type LinkDeps = { readonly clock: Clock; readonly timers: Timers }

export function createLink({ clock, timers }: LinkDeps, device: UsbDevice, way: Way, identity: PrinterIdentity): Link {
  const dialogue = dialogues[identity.language]
  const hearing = createHearing(dialogue, timers)
  let questions: typeof dialogue.questions = []
  let isSilent = false
  let isLost = false
  const changes = createListeners<void>()
  hearing.onChange(changes.tell)

  async function isAnswered({ bytes, number }: (typeof questions)[number], limitMs: number): Promise<boolean> {
    const answered = hearing.awaitAnswer(number, limitMs)
    const sent = await send(bytes, limitMs, false)
    return (await answered) && sent.end === 'all'
  }

  async function send(bytes: Uint8Array, limitMs: number, isHaltedByTrouble: boolean): Promise<Sent> {
    const isTrouble = () => isLost || (isHaltedByTrouble && badCondition(hearing.condition()) !== undefined)
    const sent = await sendBytes({
      transferOut: (chunk) => device.transferOut(way.out.endpointNumber, chunk),
      bytes,
      deadlineAt: clock.monotonic() + limitMs,
      onHalt: (listener) => changes.add(() => (isTrouble() ? listener() : undefined)),
      clock,
      timers,
    })
    if (sent.end === 'timed_out') isSilent = true
    return sent
  }

  return {
    device,
    way,
    identity,
    async greet() {
      if (way.in !== undefined) {
        void readAnswers({ device, endpoint: way.in, timers, isOver: () => isLost, hear: hearing.hear })
      }
      const sent = await send(dialogue.hello, ANSWER_MS, false)
      isSilent = sent.end !== 'all'
      if (isSilent || way.in === undefined) return
      for (const question of dialogue.questions) {
        if (await isAnswered(question, FIRST_ANSWER_MS)) questions = [...questions, question]
        // One that does not know the first knows none: each costs a time limit.
        else if (questions.length === 0) return
      }
      hearing.trust()
    },
    async ask() {
      for (const question of questions) {
        // Twice: a ticket that is not printed costs more than a moment.
        isSilent = !(await isAnswered(question, ANSWER_MS)) && !(await isAnswered(question, ANSWER_MS))
        if (isSilent || isLost) return
      }
    },
    send,
    confirmation: (job) => (hearing.isTrusted() ? confirmationFor(job) : undefined),
    awaitConfirmation: ({ isAnswer }, limitMs) => hearing.awaitConfirmation(isAnswer, limitMs),
    condition: hearing.condition,
    isSilent: () => isSilent,
    isLost: () => isLost,
    lose() {
      isLost = true
      changes.tell()
    },
    onChange: changes.add,
  }

  /** Only from one that is known to answer at all: any other would cost the time limit at every ticket. */
  function confirmationFor(job: number): Confirmation | undefined {
    return questions.length > 0 ? dialogue.confirmation(identity, job) : undefined
  }
}
