import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildClient } from './build-client.mjs'
import { ErrorForPeople } from './error-for-people.mjs'
import { install } from './install.mjs'
import { SWITCHES, TASKS } from './tasks.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
/** A server that answers people has screens to give them. */
const WITH_SCREENS = ['start', 'dev']

function findModule(task) {
  const names = [...Object.keys(TASKS), ...Object.keys(SWITCHES)].join(', ')
  if (!TASKS[task]) throw new ErrorForPeople(`Unknown task "${task ?? ''}". Known: ${names}.`)
  const module = join(ROOT, TASKS[task])
  if (!existsSync(module))
    throw new ErrorForPeople(`The task "${task}" is not part of this release (no ${TASKS[task]}).`)
  return module
}

export async function runTask([wanted, ...args]) {
  const { task, environment } = SWITCHES[wanted] ?? { task: wanted, environment: {} }
  const module = findModule(task)
  Object.assign(process.env, environment)
  process.chdir(ROOT)
  await install(ROOT)
  if (WITH_SCREENS.includes(task)) await buildClient(ROOT)
  // The loader is a dependency: it can be named only after the installation.
  const { register } = await import('tsx/esm/api')
  register()
  process.setSourceMapsEnabled(true)
  process.argv = [process.argv[0], module, task, ...args]
  await import(pathToFileURL(module).href)
}
