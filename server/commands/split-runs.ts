/**
 * Cuts a batch into the transactions that it is judged in: each intent alone, consecutive facts together. A run of facts
 * is bounded because all of it is done again when one transaction fails, and because its locks are held to its end.
 */
export const RUN_FACTS_MAX = 200

export function splitRuns<Item extends { readonly kind: 'fact' | 'intent' }>(items: readonly Item[]): Item[][] {
  const runs: Item[][] = []
  let open: Item[] | undefined
  for (const item of items) {
    if (item.kind === 'fact' && open !== undefined && open.length < RUN_FACTS_MAX) {
      open.push(item)
      continue
    }
    const run = [item]
    runs.push(run)
    open = item.kind === 'fact' ? run : undefined
  }
  return runs
}
