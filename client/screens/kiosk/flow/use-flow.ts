import { useCallback, useRef, useState } from 'react'
import { setPageLanguage } from '../../../words/page-language.ts'
import type { FlowEvent, FlowState } from './flow-state.ts'
import { type IssuePlace, issue } from './issue.ts'
import { nextFlow, startOfFlow } from './next-flow.ts'

export type Send = (event: FlowEvent) => void

/**
 * The state machine with a device behind it. The state is kept beside React's, so
 * that the second of two taps in one frame meets the step that the first one led to [KF5].
 */
export function useFlow(place: IssuePlace): [FlowState, Send] {
  const current = useRef(startOfFlow)
  const [state, setState] = useState(startOfFlow)

  const send = useCallback(
    (event: FlowEvent): void => {
      const before = current.current
      const next = nextFlow(before, event, { ...place.configuration, closingOf: place.closingOf })
      if (next === before) return
      current.current = next
      setState(next)
      const [first] = place.configuration.branch.languages
      // Whoever comes next is greeted as everybody is.
      if (next.step.kind === 'attract' && first !== undefined) setPageLanguage(first)
      if (next.step.kind !== 'issuing') return
      void issue(place, next.visit).then(send, (mistake: unknown) => {
        send({ kind: 'refused', why: 'not_kept' })
        throw mistake
      })
    },
    [place],
  )
  return [state, send]
}
