import { resolve } from 'node:path'
import type pg from 'pg'
import type { ConfigurationDocument } from '../../sync/configuration/configuration-document.ts'
import { messageFor } from '../../sync/errors/message-for.ts'
import type { Language } from '../../sync/words/language.ts'
import { appliedLines } from './applied-lines.ts'
import { applyConfiguration } from './apply-configuration.ts'
import { applyTexts } from './apply-texts.ts'
import { asOwner } from './as-owner.ts'
import { faultLines } from './fault-lines.ts'
import { findTenant } from './find-tenant.ts'
import { type ApplyOptions, readApplyOptions } from './read-apply-options.ts'
import { readDocumentFile } from './read-document-file.ts'

export type ConfigApplyWorld = {
  readonly language: Language
  /** Where relative paths begin. */
  readonly directory: string
  readonly print: (line: string) => void
  /** Only called when there is something to publish. */
  readonly connect: () => Promise<{ connection: pg.ClientConfig; close(): Promise<void> }>
}

/** 0 published (or sound, with --check) · 1 the document has faults · 2 wrong usage · 3 the database refused or failed. */
export type ExitCode = 0 | 1 | 2 | 3

const NOT_MIGRATED = new Set(['3D000', '3F000', '42P01', '42883', '22023'])

export async function runConfigApply(args: readonly string[], world: ConfigApplyWorld): Promise<ExitCode> {
  const { language, print } = world
  const texts = applyTexts[language]
  const options = readApplyOptions(args)
  if (options === undefined) {
    print(texts.usage)
    return 2
  }
  const { document, lines } = await readDocumentFile(resolve(world.directory, options.file), language)
  lines.forEach(print)
  if (document === undefined) return 1
  if (options.isCheckOnly) {
    print(texts.sound(options.file))
    return 0
  }
  try {
    return await publish(document, options, world)
  } catch (error) {
    const isNotMigrated = NOT_MIGRATED.has(String((error as { code?: unknown }).code))
    print(isNotMigrated ? texts.notMigrated : texts.failed(error instanceof Error ? error.message : String(error)))
    return 3
  }
}

async function publish(
  document: ConfigurationDocument,
  options: ApplyOptions,
  { language, print, connect }: ConfigApplyWorld,
): Promise<ExitCode> {
  const texts = applyTexts[language]
  const database = await connect()
  try {
    return await asOwner(database.connection, async (client) => {
      const tenant = await findTenant(client, options, texts)
      if (tenant.kind === 'not_found') {
        print(tenant.message)
        return 3
      }
      const applied = await applyConfiguration(client, { tenantId: tenant.id, document })
      switch (applied.kind) {
        case 'published':
          appliedLines(applied, document.branch.slug, language).forEach(print)
          return 0
        case 'faulty':
          print(texts.faults(options.file, applied.faults.length))
          faultLines(applied.faults, language).forEach(print)
          return 1
        case 'refused':
          print(`${messageFor(applied.code, language)} ${texts.unpublished}`)
          return 3
      }
    })
  } finally {
    await database.close()
  }
}
