import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'

/** Own watching instead of `node --watch`: that one sees imported modules only, and SQL files are read, not imported. */
const FOLDERS = ['server', 'sync', 'sql', 'printer']
const SETTLE_MS = 150

let child
let isRestarting = false
let timer
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

function changed(path) {
  if (path.endsWith('.test.ts') || !/\.(ts|mjs|sql|json)$/.test(path)) return
  clearTimeout(timer)
  timer = setTimeout(() => restart(path), SETTLE_MS)
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
