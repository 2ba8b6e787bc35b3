import { parseArgs } from 'node:util'

export type ApplyOptions = { file: string; tenant?: string; newTenant?: string; isCheckOnly: boolean }

/** What the command line asks for; undefined when it asks for nothing that we know. */
export function readApplyOptions(args: readonly string[]): ApplyOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { tenant: { type: 'string' }, 'new-tenant': { type: 'string' }, check: { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    const { tenant, 'new-tenant': newTenant, check } = values
    if (file === undefined || more.length > 0 || (newTenant !== undefined && tenant === undefined)) return undefined
    return {
      file,
      isCheckOnly: check ?? false,
      ...(tenant === undefined ? {} : { tenant }),
      ...(newTenant === undefined ? {} : { newTenant }),
    }
  } catch {
    // An option that does not exist, or one without its value: the usage says it better than the parser.
    return undefined
  }
}
