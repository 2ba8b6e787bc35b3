import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { compressFiles } from './compress-files.ts'
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

// Vite hands what begins so to the code that it builds.
process.env.VITE_BUILT_AT ??= String(Math.floor(Date.now() / 1_000))
await build({ configFile, logLevel: 'warn', build: { outDir: aside } })
writeManifests(aside)
await compressFiles(aside)
writeFileSync(join(aside, 'build.json'), JSON.stringify({ sources }))
rmSync(old, { recursive: true, force: true })
if (existsSync(place)) renameSync(place, old)
renameSync(aside, place)
rmSync(old, { recursive: true, force: true })
