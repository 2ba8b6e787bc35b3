/*
 * The door of every command: `node server/bootstrap.mjs <task> [arguments]`. It needs nothing but Node, brings the
 * dependencies, and runs the task in this very process, so that signals and `exec node` reach it.
 * Kept to syntax that an old Node can parse, for the sake of the message below.
 */
const NODE_MIN = [20, 19]

const found = process.versions.node.split('.').map(Number)
if (found[0] < NODE_MIN[0] || (found[0] === NODE_MIN[0] && found[1] < NODE_MIN[1])) {
  console.error(`This needs Node ${NODE_MIN.join('.')} or newer; this is ${process.version}. See https://nodejs.org`)
  process.exit(1)
}

import('./bootstrap/run-task.mjs')
  .then((bootstrap) => bootstrap.runTask(process.argv.slice(2)))
  .catch((error) => {
    console.error(error?.isForPeople ? error.message : error)
    process.exit(1)
  })
