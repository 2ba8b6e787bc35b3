import { type PublishedConfiguration, publishedConfiguration } from '../configuration/published-configuration.ts'

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] }

const read = new WeakMap<object, PublishedConfiguration | null>()

/**
 * The branch's configuration out of its row. A newer server may have added fields: they are left out rather than have a
 * device without any configuration. Undefined: not to be read at all.
 */
export function readConfiguration(document: unknown): PublishedConfiguration | undefined {
  if (typeof document !== 'object' || document === null) return undefined
  const known = read.get(document)
  if (known !== undefined) return known ?? undefined
  const parsed = publishedConfiguration.safeParse(document)
  const configuration = parsed.success
    ? parsed.data
    : publishedConfiguration.safeParse(withoutUnknown(document, parsed.error.issues)).data
  read.set(document, configuration ?? null)
  return configuration
}

function withoutUnknown(document: object, issues: readonly Issue[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document))
  for (const { code, path, keys = [] } of issues) {
    if (code !== 'unrecognized_keys') continue
    const place = path.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown> | undefined)?.[step], copy)
    for (const key of keys) delete (place as Record<string, unknown>)[key]
  }
  return copy
}
