import { Counter, type Registry } from 'prom-client'
import { isCommandName } from '../../sync/commands/registry.ts'
import type { PushAnswer, PushRequest } from '../../sync/wire/push.ts'

/** Counts what became of each command. A name that we do not know is a stranger's text and is counted as one. */
export function createOutcomeCounter(registry: Registry): (request: PushRequest, answer: PushAnswer) => void {
  const commands = new Counter({
    name: 'commands_total',
    help: 'Commands by name and outcome, repeated ones included.',
    labelNames: ['command', 'outcome'] as const,
    registers: [registry],
  })
  return (request, answer) => {
    const first = request.commands[0]?.seq ?? 0
    for (const { seq, outcome } of answer.results) {
      const name = request.commands[seq - first]?.name ?? ''
      commands.inc({ command: isCommandName(name) ? name : 'unknown', outcome: outcome.kind })
    }
  }
}
