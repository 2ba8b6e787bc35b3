import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { buildClient } from './build-client.mjs'

/** Own watching instead of `node --watch`: that one sees imported modules only, and SQL files are read, not imported. */
const FOLDERS = ['server', 'sync', 'sql', 'printer', 'client']
/** What the server is made of, and what the screens are; some of it is both. */
const OF_SERVER = /^(?:server|sync|sql|printer)\/.*\.(?:ts|mjs|sql|json)$/
const OF_SCREENS = /^(?:client|sync|printer|sql\/rules)\//
const NOT_WRITTEN_BY_PEOPLE = /^client\/dist|\.test\.tsx?$/
const SETTLE_MS = 150

let child
let isRestarting = false
let timer
let building
let isBuildWanted = false
const changedPaths = new Set()
let isEnding = false

function begin() {
  isRestarting = false
  child = spawn(process.execPath, ['--enable-source-maps', '--import', 'tsx', 'server/main.ts'], { stdio: 'inherit' })
  child.once('exit', (code) => {
    // After a crash the next change starts it again; a wanted restart goes on at once, as its Postgres is free now.
    child = undefined
    if (isRestarting) begin()
    else console.error(`dev: the server ended (${code}); it starts again at the next change`)
  })
}

function restart(path) {
  console.error(`dev: ${path} changed`)
  if (!child) return begin()
  isRestarting = true
  child.kill('SIGTERM')
}

/** The server finds the new build by itself; a page that is open takes it at its next loading. */
function build() {
  isBuildWanted = building !== undefined
  building ??= buildClient(process.cwd(), (text) => console.error(`dev: ${text}`))
    .catch((error) => console.error(error.isForPeople ? `dev: ${error.message}` : error))
    .finally(() => {
      building = undefined
      if (isBuildWanted) build()
    })
}

function settle() {
  const paths = [...changedPaths]
  changedPaths.clear()
  if (paths.some((path) => OF_SCREENS.test(path))) build()
  const ofServer = paths.find((path) => OF_SERVER.test(path))
  if (ofServer) restart(ofServer)
}

function changed(path) {
  if (NOT_WRITTEN_BY_PEOPLE.test(path)) return
  changedPaths.add(path)
  clearTimeout(timer)
  timer = setTimeout(settle, SETTLE_MS)
}

function end(signal) {
  if (!child) process.exit(0)
  if (isEnding) return
  isEnding = true
  child.removeAllListeners('exit')
  child.once('exit', (code) => process.exit(code ?? 0))
  // Ctrl-C reaches the whole group by itself; a second SIGINT would cut the child's draining short.
  if (signal === 'SIGTERM') child.kill(signal)
}

for (const folder of FOLDERS.filter(existsSync)) {
  watch(folder, { recursive: true }, (_event, name) => name && changed(`${folder}/${name}`))
}
// Not `once`: on Ctrl-C the terminal and npm both send a SIGINT, and the second one would find no handler and kill us.
process.on('SIGINT', end)
process.on('SIGTERM', end)
begin()
