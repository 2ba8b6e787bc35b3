/** What stands behind the # sign, which no server was sent. It is taken out of the address, and so out of the history. */
export function takeFragment(): string {
  const fragment = location.hash.slice(1)
  if (fragment !== '') history.replaceState(history.state, '', location.pathname + location.search)
  return fragment
}
