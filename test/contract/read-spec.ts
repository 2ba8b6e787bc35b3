import { readFileSync } from 'node:fs'

/** The rows of the tables in one numbered section of sync/SPEC.md, each cell trimmed. */
export function specRows(section: number): string[][] {
  const text = readFileSync(new URL('../../sync/SPEC.md', import.meta.url), 'utf8')
  const body = text.split(/^## /m).find((part) => part.startsWith(`${section}. `)) ?? ''
  const rows = body.split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

export function specFlags(): string[] {
  const text = readFileSync(new URL('../../sync/SPEC.md', import.meta.url), 'utf8')
  const line =
    text
      .split(/^## 4\. .*$/m)[1]
      ?.trim()
      .split('\n')[0] ?? ''
  return line.split(' · ')
}
