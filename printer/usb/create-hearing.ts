import type { Timers } from '../port/clock.ts'
import { createListeners } from '../port/create-listeners.ts'
import type { Answer } from '../status/answer.ts'
import { type Condition, conditionOf } from '../status/condition-of.ts'
import type { Dialogue } from '../status/dialogues.ts'
import { realtimeBits, realtimeRequests } from '../status/escpos-bits.ts'
import { factsOf, type StatusFacts } from '../status/status-facts.ts'

export type Hearing = {
  hear(bytes: Uint8Array): void
  /** The answer to this question is awaited; false: none came in time. One at a time, since an answer does not name its question. */
  awaitAnswer(question: number, ms: number): Promise<boolean>
  /** Waits for what ends a print; false: not heard in time. */
  awaitConfirmation(isAnswer: (answer: Answer) => boolean, ms: number): Promise<boolean>
  /** What it says of itself; undefined: it has never told anything. */
  condition(): Condition | undefined
  /** Its words make sense: no rubbish so far, and no confirmation that is still owed [SA4]. */
  isTrusted(): boolean
  /** What came until now was owed to somebody else, an earlier page perhaps. */
  trust(): void
  onChange(listener: () => void): () => void
}

/** Everything that one printer has said since it was opened. */
export function createHearing(dialogue: Dialogue, timers: Timers): Hearing {
  const parse = dialogue.createParser()
  const answers = createListeners<Answer>()
  const changes = createListeners<void>()
  let facts: StatusFacts = {}
  let hasTold = false
  let isTrusted = true
  let asked: number | undefined
  let isAwaited = false

  function learn(more: StatusFacts): void {
    facts = { ...facts, ...more }
    hasTold = true
    changes.tell()
  }

  function take(answer: Answer): void {
    if (answer.kind === 'rubbish') isTrusted = false
    // Nobody asked: it is rubbish that looks like an answer, and the next one would be believed.
    if (answer.kind === 'processed' && !isAwaited) isTrusted = false
    if (answer.kind === 'automatic') learn(answer.facts)
    if (answer.kind === 'realtime' && asked !== undefined) learn(realtimeFacts(asked, answer.byte))
    answers.tell(answer)
  }

  function until(fits: (answer: Answer) => boolean, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isHeard: boolean) => {
        takeBack()
        deafen()
        resolve(isHeard)
      }
      const takeBack = timers.after(ms, () => end(false))
      const deafen = answers.add((answer) => {
        if (fits(answer)) end(true)
      })
    })
  }

  return {
    hear: (bytes) => parse(bytes).forEach(take),
    async awaitAnswer(question, ms) {
      asked = question
      const kind = question === 0 ? 'automatic' : 'realtime'
      const isHeard = await until((answer) => answer.kind === kind, ms)
      asked = undefined
      return isHeard
    },
    async awaitConfirmation(isAnswer, ms) {
      isAwaited = true
      const isHeard = await until(isAnswer, ms)
      isAwaited = false
      // It may come yet, and would be taken for the word about the next ticket.
      if (!isHeard) isTrusted = false
      return isHeard
    },
    condition: () => (hasTold ? conditionOf(facts) : undefined),
    isTrusted: () => isTrusted,
    trust() {
      isTrusted = true
    },
    onChange: (listener) => changes.add(listener),
  }
}

function realtimeFacts(question: number, byte: number): StatusFacts {
  const request = realtimeRequests.find((number) => number === question)
  return request === undefined ? {} : factsOf(byte, realtimeBits[request])
}
