import { commandSchemaVersion } from '../../../sync/commands/parse-command.ts'

/**
 * Two versions of the app at the two ends of a line. `protocol`: the device is newer than the server knows at all. `schema`:
 * its commands are. `answer`: the server is newer, and says more than the device understands.
 */
export const skews = ['none', 'protocol', 'schema', 'answer'] as const
export type Skew = (typeof skews)[number]

/** What a newer device would have sent. */
export function skewRequest(body: string, skew: Skew): string {
  if (skew !== 'protocol' && skew !== 'schema') return body
  const request = JSON.parse(body) as { commands: object[] }
  if (skew === 'protocol') return JSON.stringify({ ...request, protocol: 2 })
  const schema = commandSchemaVersion + 1
  return JSON.stringify({ ...request, commands: request.commands.map((command) => ({ ...command, schema })) })
}

/** What a newer server would have said. */
export function skewAnswer<Answer>(answer: Answer, skew: Skew): Answer {
  if (skew !== 'answer' || typeof answer !== 'object' || answer === null) return answer
  const { rows } = answer as { rows?: Readonly<Record<string, readonly object[]>> }
  const told = Object.entries(rows ?? {}).map(([shape, each]) => [shape, each.map((row) => ({ ...row, mood: 'calm' }))])
  return { ...answer, advice: ['smile'], ...(rows === undefined ? {} : { rows: Object.fromEntries(told) }) }
}
