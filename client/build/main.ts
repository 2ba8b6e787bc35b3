import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { compressFiles } from './compress-files.ts'
import { writeManifests } from './write-manifests.ts'
import { writeShells } from './write-shells.ts'

/**
 * Builds the client aside and puts it in place whole, so that a server that is running meanwhile never serves half of one.
 * Called by server/bootstrap/build-client.mjs, which names the sources that it is made of.
 */
const CLIENT = resolve(import.meta.dirname, '..')
const [sources = ''] = process.argv.slice(2)
const aside = join(CLIENT, 'dist.new')
const old = join(CLIENT, 'dist.old')
const place = join(CLIENT, 'dist')

// Vite hands what begins so to the code that it builds.
process.env.VITE_BUILT_AT = String(Math.floor(Date.now() / 1_000))
await build({ configFile: join(CLIENT, 'vite.config.ts'), logLevel: 'warn', build: { outDir: aside } })
writeShells(aside)
writeManifests(aside)
await compressFiles(aside)
writeFileSync(join(aside, 'build.json'), JSON.stringify({ sources }))
rmSync(old, { recursive: true, force: true })
if (existsSync(place)) renameSync(place, old)
renameSync(aside, place)
rmSync(old, { recursive: true, force: true })
