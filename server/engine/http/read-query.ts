/**
 * Parameters by name, the last of several with one name; `params[1]` stays one name. Those of a list, `columns[]`, are
 * numbered behind their brackets, so that all of them stay.
 */
export function readQuery(query: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of query.split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    const name = decode(at < 0 ? part : part.slice(0, at))
    found.set(name.endsWith('[]') ? `${name}${found.size}` : name, at < 0 ? '' : decode(part.slice(at + 1)))
  }
  return found
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    // A stray percent sign stands for itself.
    return spaced
  }
}
