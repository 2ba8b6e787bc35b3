import type { StatusFacts } from './status-facts.ts'

/** What was heard from a printer. */
export type Answer =
  /** One byte to `DLE EOT n`; which n, only who asked can know. */
  | { readonly kind: 'realtime'; readonly byte: number }
  | { readonly kind: 'automatic'; readonly facts: StatusFacts; readonly printedCount?: number }
  /** `GS ( H`: all that was sent before this id has been printed. */
  | { readonly kind: 'process'; readonly id: string }
  /** To `GS r 1`: all before it has been worked through. A byte of rubbish may look the same, so it counts only if asked for. */
  | { readonly kind: 'processed'; readonly facts: StatusFacts }
  | { readonly kind: 'rubbish'; readonly byte: number }

/** A parser is a step from what was heard so far to what is heard now: answers may be cut anywhere by the transfers. */
export type Parsing<Rest> = { readonly rest: Rest; readonly answers: readonly Answer[] }
export type AnswerParser = (bytes: Uint8Array) => readonly Answer[]

/** Folds a step into a function that remembers the rest. */
export function createParser<Rest>(empty: Rest, step: (rest: Rest, byte: number) => Parsing<Rest>): AnswerParser {
  let rest = empty
  return (bytes) => {
    const answers: Answer[] = []
    for (const byte of bytes) {
      const next = step(rest, byte)
      rest = next.rest
      answers.push(...next.answers)
    }
    return answers
  }
}
