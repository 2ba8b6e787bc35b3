import { openBrowserReader } from './code-reader.ts'

/** Long after the first paint, and beside the lens, which is larger. */
const LATER_MS = 20_000

/** Whoever may need our own reader has it before the connection goes. Answers what takes the wish back. */
export function keepReader(): () => void {
  const timer = setTimeout(() => void keep().catch(() => undefined), LATER_MS)
  return () => clearTimeout(timer)
}

async function keep(): Promise<void> {
  if ((await openBrowserReader()) !== undefined) return
  await (await import('./wasm-reader.ts')).keepWasmReader()
}
