/** The places of all items whose name stands earlier in the list already. */
export function duplicates<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): { index: number; name: string }[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const name = nameOf(item)
    if (seen.has(name)) return [{ index, name }]
    seen.add(name)
    return []
  })
}
