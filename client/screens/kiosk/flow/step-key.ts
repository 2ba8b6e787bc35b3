import type { FlowState, Step } from './flow-state.ts'

/** One text per step that a person can tell apart: what comes anew begins anew. */
export function stepKey(step: Step): string {
  if (step.kind === 'lead' || step.kind === 'question') return `${step.kind} ${step.questionId}`
  if (step.kind === 'services') return `services ${step.groupId ?? ''}`
  return step.kind
}

/** Before there is a ticket, and while somebody is there: the screen waits, helps, and leads back. */
export function isAsking({ kind }: Step): boolean {
  return kind !== 'attract' && kind !== 'issuing' && kind !== 'ticket'
}

/** While the ticket is written down, for a moment, what was pressed stays in sight as it is. */
export function inSight(state: FlowState): FlowState {
  const last = state.before.at(-1)
  return state.step.kind === 'issuing' && last !== undefined ? { ...state, ...last } : state
}
