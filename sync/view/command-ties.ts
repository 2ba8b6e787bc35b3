import type { OutboxRow } from '../outbox/outbox-row.ts'
import { namedCall } from './touched-now.ts'

type Meant = Pick<OutboxRow, 'id' | 'name' | 'args'>

/** What hangs on another command's fate: an undo on what it undoes, others on the call that they name. */
export function createCommandTies() {
  const dependents = new Map<string, Set<string>>()

  return {
    tie(command: Meant): void {
      for (const other of othersOf(command)) {
        const ids = dependents.get(other) ?? new Set()
        dependents.set(other, ids.add(command.id))
      }
    },
    untie(command: Meant): void {
      for (const other of othersOf(command)) {
        const ids = dependents.get(other)
        ids?.delete(command.id)
        if (ids?.size === 0) dependents.delete(other)
      }
    },
    dependentsOf: (id: string): readonly string[] => [...(dependents.get(id) ?? [])],
    /** All whose rows may look different when something becomes known of this command. */
    concernedBy(command: Meant): readonly string[] {
      const undone = undoneBy(command)
      return [command.id, ...(undone === undefined ? [] : [undone]), ...(dependents.get(command.id) ?? [])]
    },
  }
}

export function undoneBy(command: Pick<OutboxRow, 'name' | 'args'>): string | undefined {
  const { command_id } = command.args
  return command.name === 'undo_command' && typeof command_id === 'string' ? command_id : undefined
}

function othersOf(command: Meant): string[] {
  return [namedCall(command), undoneBy(command)].filter((id) => id !== undefined)
}
