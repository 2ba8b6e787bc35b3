import { type DeviceKind, deviceKinds } from '../commands/define-command.ts'
import { type CommandName, commandNames, commandRegistry } from '../commands/registry.ts'
import { type Actor, staffRoles } from './actor.ts'
import { type CallName, calls } from './calls.ts'
import { type MenuName, menus } from './menus.ts'
import { type ShapeName, shapes } from './shapes.ts'

/** A command, something else that may be asked of the server, a shape to follow, an entry of the menu. */
export type Action = CommandName | CallName | `shape:${ShapeName}` | `menu:${MenuName}`

/**
 * A tablet or console may send what both its own kind and the role of the person at it allow; kiosks, displays and
 * servers have nobody signed in, so their kind alone decides.
 */
export function isPermitted(actor: Actor, command: CommandName): boolean {
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

/** All that an actor may, in a fixed order. */
export function actionsOf(actor: Actor): Action[] {
  const commands: Action[] = commandNames.filter((name) => isPermitted(actor, name))
  const others = Object.entries<readonly Actor[]>(calls).filter(([, actors]) => actors.includes(actor))
  const allowed = [...commands, ...others.map(([name]) => name as CallName)]
  const followed = Object.entries<readonly Actor[]>(shapes).filter(([, actors]) => actors.includes(actor))
  return [
    ...allowed,
    ...followed.map(([name]) => `shape:${name as ShapeName}` as const),
    ...menusOf(actor, allowed).map((name) => `menu:${name}` as const),
  ]
}

/** The table app.permissions, in a fixed order. */
export function permissions(): { role: Actor; action: Action }[] {
  return [...deviceKinds, ...staffRoles].flatMap((role) => actionsOf(role).map((action) => ({ role, action })))
}

/** A menu shows what opens something: it follows from the action behind it. Devices have no menu. */
function menusOf(actor: Actor, allowed: readonly Action[]): MenuName[] {
  if (!staffRoles.some((role) => role === actor)) return []
  return Object.entries<Action>(menus)
    .filter(([, action]) => allowed.includes(action))
    .map(([name]) => name as MenuName)
}

function mayBeSentBy(kind: DeviceKind, command: CommandName): boolean {
  const who: readonly DeviceKind[] = commandRegistry[command].who
  return who.includes(kind)
}
