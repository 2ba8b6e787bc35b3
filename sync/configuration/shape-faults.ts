import type { z } from 'zod'
import { type Fault, fault } from './fault.ts'

type Issue = z.core.$ZodIssue

/** The schema's complaints in our vocabulary, so that people read one kind of fault. */
export function shapeFaults(error: z.core.$ZodError, input: unknown): Fault[] {
  return error.issues.flatMap((issue) => issueFaults(issue, input))
}

function issueFaults(issue: Issue, input: unknown): Fault[] {
  const path = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fault(path === '' ? key : `${path}.${key}`, 'unknown_field'))
    case 'too_big':
      return [fault(path, 'too_big', { maximum: String(issue.maximum) })]
    case 'too_small':
      return [fault(path, 'too_small', { minimum: String(issue.minimum) })]
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined
        ? [fault(path, 'missing')]
        : [fault(path, 'wrong_type', { expected: issue.expected })]
    case 'invalid_value':
      return [valueAt(input, issue.path) === undefined ? fault(path, 'missing') : fault(path, 'bad_value')]
    default:
      return [fault(path, 'bad_value')]
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined
  }, input)
}
