import { createReadStream } from 'node:fs'
import type { ConfigurationDocument } from '../../sync/configuration/configuration-document.ts'
import { readConfiguration } from '../../sync/configuration/read-configuration.ts'
import type { Language } from '../../sync/words/language.ts'
import { applyTexts } from './apply-texts.ts'
import { faultLines } from './fault-lines.ts'
import { logoFaults } from './logo-faults.ts'
import { parseJson } from './parse-json.ts'

const FILE_BYTES_MAX = 1_048_576

export type ReadDocument =
  | { readonly document: ConfigurationDocument; readonly lines: string[] }
  | { readonly document: undefined; readonly lines: string[] }

/** A file as a document, with what a person must be told about it. */
export async function readDocumentFile(file: string, language: Language): Promise<ReadDocument> {
  const texts = applyTexts[language]
  let text: string
  try {
    const bytes = await readAtMost(file, FILE_BYTES_MAX + 1)
    if (bytes.length > FILE_BYTES_MAX) return refuse(texts.tooLarge(file, FILE_BYTES_MAX))
    text = bytes.toString('utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return refuse(code === 'ENOENT' ? texts.missing(file) : texts.unreadable(file, code))
  }
  const json = parseJson(text)
  if (json.kind === 'broken') return refuse(texts.broken(`${file}:${json.line}:${json.column}`, json.found))
  const read = readConfiguration(json.value)
  const faults = [...(read.kind === 'faulty' ? read.faults : []), ...logoFaults(json.value)]
  if (read.kind === 'sound' && faults.length === 0)
    return { document: read.document, lines: faultLines(read.warnings, language) }
  return refuse(texts.faults(file, faults.length), ...faultLines(faults, language))
}

/** Counted as it comes: a pipe or a device has no size beforehand. */
async function readAtMost(file: string, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(file, { end: bytesMax - 1 })) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function refuse(...lines: string[]): ReadDocument {
  return { document: undefined, lines }
}
