/** The viewer has read it by then; the browser forgets it with the page in any case. */
const KEPT_MS = 60_000

/** Shows a file in a tab of its own, from where it is printed; where the browser refuses one, it is saved instead. */
export function showFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
  if (window.open(url, '_blank') !== null) return
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
