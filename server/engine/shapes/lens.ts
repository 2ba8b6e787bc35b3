import type { Relation, RowChange } from '../replication/transaction.ts'
import {
  isAtOdds,
  type Message,
  messagesOf,
  type Projection,
  projectRelation,
  type Transition,
} from './project-change.ts'
import { projectionKey, type ShapeDefinition } from './shape-definition.ts'

/** Beyond this nobody shares with those that were made before: each list of columns would else be kept for good. */
const KEPT_MAX = 1_000

type Told = { readonly change: RowChange; readonly messages: readonly Message[] }

/** What shapes that show the same columns in the same way share: where those stand, and what the present change becomes. */
export type Lens = {
  readonly relation: Relation
  readonly projection: Projection
  readonly replica: 'default' | 'full'
  readonly told: Record<Transition, Told | undefined>
}

export type At = { readonly change: RowChange; readonly lsn: string; readonly xid: number }

/** Lenses of relations as they were announced: with a new announcement all of a relation's are made anew. */
export function createLenses() {
  const lenses = new WeakMap<Relation, Map<string, Lens>>()
  const used = new Set<Lens>()
  return {
    of(relation: Relation, definition: ShapeDefinition): Lens {
      const known = lenses.get(relation) ?? new Map<string, Lens>()
      lenses.set(relation, known)
      const key = projectionKey(definition)
      const found = known.get(key)
      if (found !== undefined) return found
      const lens: Lens = {
        relation,
        projection: projectRelation(relation, definition),
        replica: definition.replica,
        told: { insert: undefined, update: undefined, delete: undefined },
      }
      if (known.size >= KEPT_MAX) known.clear()
      known.set(key, lens)
      return lens
    },
    /** The messages of a change; undefined where it is at odds with what the shape's readers were told. */
    tell(lens: Lens, transition: Transition, { change, lsn, xid }: At): readonly Message[] | undefined {
      const last = lens.told[transition]
      if (last !== undefined && last.change === change) return last.messages
      const { projection, replica } = lens
      if (transition !== 'delete' && isAtOdds(change, projection)) return undefined
      const messages = messagesOf({ change, projection, lsn, xid }, transition, replica)
      lens.told[transition] = { change, messages }
      used.add(lens)
      return messages
    },
    /** After a transaction: its rows may be large, and what a log holds of them is counted there. */
    forgetChanges(): void {
      for (const lens of used) lens.told.insert = lens.told.update = lens.told.delete = undefined
      used.clear()
    },
  }
}
