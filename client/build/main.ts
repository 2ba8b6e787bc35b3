import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { compressFiles } from './compress-files.ts'
import { buildPhonePages } from './phone-pages.ts'
import { versionNumber } from './version-number.ts'
import { writeManifests } from './write-manifests.ts'

/**
 * Builds the client aside and puts it in place whole, so that a server that is running meanwhile never serves half of one.
 * Called by server/bootstrap/build-client.mjs, which names the sources that it is made of; another place or another
 * configuration of the bundler is for those who want more than one version at once.
 */
const CLIENT = resolve(import.meta.dirname, '..')
const [sources = '', place = join(CLIENT, 'dist'), configFile = join(CLIENT, 'vite.config.ts')] = process.argv.slice(2)
const aside = `${place}.new`
const old = `${place}.old`

// Vite hands what begins so to the code that it builds. Nothing of this moment or machine: servers side by side, each with
// its own build of the same sources, must serve the same bytes.
process.env.VITE_APP_VERSION ??= String(versionNumber(readFileSync(join(CLIENT, '../package.json'), 'utf8')))
await build({ configFile, logLevel: 'warn', build: { outDir: aside } })
await buildPhonePages(aside)
writeManifests(aside)
await compressFiles(aside)
writeFileSync(join(aside, 'build.json'), JSON.stringify({ sources }))
rmSync(old, { recursive: true, force: true })
if (existsSync(place)) renameSync(place, old)
renameSync(aside, place)
rmSync(old, { recursive: true, force: true })
