import { type DeviceKind, deviceKinds } from './define-command.ts'
import { type CommandName, commandNames, commandRegistry } from './registry.ts'

export const staffRoles = ['teller', 'manager', 'admin', 'operator'] as const
export type StaffRole = (typeof staffRoles)[number]

/**
 * A tablet or console may send what both its own kind and the role of the person at it allow; kiosks, displays and
 * servers have nobody signed in, so their kind alone decides.
 */
export function isPermitted(actor: DeviceKind | StaffRole, command: CommandName): boolean {
  switch (actor) {
    case 'teller':
      return mayBeSentBy('tablet', command)
    case 'manager':
      return isPermitted('admin', command) && command !== 'publish_configuration'
    case 'admin':
      return mayBeSentBy('tablet', command) || mayBeSentBy('console', command)
    case 'operator':
      // Runs the installation and sees no branch from inside: nothing here is theirs to do.
      return false
    default:
      return mayBeSentBy(actor, command)
  }
}

/** All that is permitted, in a fixed order. */
export function permissions(): { role: DeviceKind | StaffRole; action: CommandName }[] {
  const actors = [...deviceKinds, ...staffRoles]
  return actors.flatMap((role) =>
    commandNames.filter((action) => isPermitted(role, action)).map((action) => ({ role, action })),
  )
}

function mayBeSentBy(kind: DeviceKind, command: CommandName): boolean {
  const who: readonly DeviceKind[] = commandRegistry[command].who
  return who.includes(kind)
}
