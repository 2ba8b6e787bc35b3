import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConfigurationDocument } from '../../sync/configuration/configuration-document.ts'
import { readConfiguration } from '../../sync/configuration/read-configuration.ts'

/** A demo branch's document; a fault in it is ours, so it is not an answer but an error. */
export function readDemoDocument(file: string): ConfigurationDocument {
  const path = join(import.meta.dirname, 'branches', `${file}.json`)
  const read = readConfiguration(JSON.parse(readFileSync(path, 'utf8')))
  if (read.kind === 'sound') return read.document
  throw new Error(`${path}: ${read.faults.map(({ path: at, code }) => `${at} ${code}`).join(', ')}`)
}
