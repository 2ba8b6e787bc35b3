import { deviceKinds } from '../../sync/commands/define-command.ts'
import { commandNames } from '../../sync/commands/registry.ts'
import { type Actor, staffRoles } from '../../sync/permissions/actor.ts'
import { calls } from '../../sync/permissions/calls.ts'
import { menus } from '../../sync/permissions/menus.ts'
import { permissions } from '../../sync/permissions/permissions.ts'
import { shapes } from '../../sync/permissions/shapes.ts'

const ACTORS: readonly Actor[] = [...deviceKinds, ...staffRoles]

const HEADER = `# Who may what

Rendered from the tables in this folder and in \`sync/commands/\`; \`UPDATE=1 npx vitest run --config test/vitest.config.ts test/contract\`
renders it again. The same rows are in \`app.permissions\`, where the functions of the database look at every request.

Devices: kiosk, tablet, display, console, server. People: teller, manager, admin, operator. For a command from a tablet or console both
the device's kind and the person at it must have it; what the server sends for a person is that person's. A manager's and
teller's rights hold in the branches that are theirs, an admin's in all of the bank, an operator's outside every branch.
`

/** The permission table as a page: a row for every action, a column for every actor. */
export function renderMatrix(): string {
  const allowed = new Set(permissions().map(({ role, action }) => `${role} ${action}`))
  const table = (title: string, actions: readonly string[], nameOf: (action: string) => string = (action) => action) =>
    [
      `## ${title}`,
      `| | ${ACTORS.join(' | ')} |`,
      `|---|${ACTORS.map(() => ':-:|').join('')}`,
      ...actions.map((action) => {
        const cells = ACTORS.map((actor) => (allowed.has(`${actor} ${action}`) ? '●' : ' '))
        return `| ${nameOf(action)} | ${cells.join(' | ')} |`
      }),
      '',
    ].join('\n')
  const named = (prefix: string, names: Record<string, unknown>) =>
    Object.keys(names).map((name) => `${prefix}:${name}`)
  return [
    HEADER,
    table('Commands', commandNames),
    table('Calls', Object.keys(calls)),
    table('Shapes', named('shape', shapes), (action) => action.slice('shape:'.length)),
    table('Menus', named('menu', menus), (action) => {
      const name = action.slice('menu:'.length) as keyof typeof menus
      return `${name} (${menus[name]})`
    }),
  ].join('\n')
}
