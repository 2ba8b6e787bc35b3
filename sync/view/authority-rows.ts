import type { ShapeName } from '../permissions/shapes.ts'
import { isEqualJson } from '../replica/equal-json.ts'
import type { StoredFields } from '../replica/parse-shape-row.ts'
import type { BaseRow, ConfirmedRow } from '../replica/stored-rows.ts'
import { createVersionSum } from '../replica/version-sum.ts'
import { readFields } from './read-fields.ts'

type Layer = 'base' | 'confirmed'
type Held = { readonly version: number; readonly row: StoredFields; readonly fields: StoredFields }
type Entry = { readonly [Of in Layer]?: Held }

/**
 * What the authority last said of each row: base, or the row of an answer where its version is higher [VI1]. A row that
 * comes again as it was keeps its identity.
 */
export function createAuthorityRows(onChange: (shape: ShapeName, key: string) => void) {
  const entries = new Map<ShapeName, Map<string, Entry>>()
  const versions = createVersionSum()

  function entriesOf(shape: ShapeName): Map<string, Entry> {
    const found = entries.get(shape) ?? new Map<string, Entry>()
    entries.set(shape, found)
    return found
  }

  function set(layer: Layer, shape: ShapeName, key: string, held: Held | undefined): void {
    const { [layer]: before, ...rest } = entriesOf(shape).get(key) ?? {}
    if (layer === 'base') versions.replace(shape, before, held)
    const entry: Entry = held === undefined ? rest : { ...rest, [layer]: held }
    if (Object.keys(entry).length === 0) entriesOf(shape).delete(key)
    else entriesOf(shape).set(key, entry)
    onChange(shape, key)
  }

  return {
    put(layer: Layer, { shape, key, version, row }: BaseRow | ConfirmedRow): void {
      const before = entriesOf(shape).get(key)
      const same = [before?.base, before?.confirmed].find((held) => held !== undefined && isEqualJson(held.row, row))
      if (same !== undefined && before?.[layer] === same && same.version === version) return
      // Base and an answer often say the same of a row: then it is read once, and changes nothing on the screen.
      set(layer, shape, key, { version, row: same?.row ?? row, fields: same?.fields ?? readFields(shape, row) })
    },
    delete(layer: Layer, shape: ShapeName, key: string): void {
      if (entriesOf(shape).get(key)?.[layer] !== undefined) set(layer, shape, key, undefined)
    },
    keys(layer: Layer): [ShapeName, string][] {
      return [...entries].flatMap(([shape, rows]) =>
        [...rows].filter(([, entry]) => entry[layer] !== undefined).map(([key]): [ShapeName, string] => [shape, key]),
      )
    },
    fields(shape: ShapeName, key: string): StoredFields | undefined {
      const { base, confirmed } = entriesOf(shape).get(key) ?? {}
      if (base === undefined || confirmed === undefined) return (base ?? confirmed)?.fields
      return confirmed.version > base.version ? confirmed.fields : base.fields
    },
    /** Of base alone [RE6]. */
    branchVersion: versions.of,
    hasBaseOn: versions.hasTicketsOn,
    keysOf: (shape: ShapeName): readonly string[] => [...entriesOf(shape).keys()],
  }
}
