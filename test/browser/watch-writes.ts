import type { BrowserContext } from 'playwright-core'
import { RECORD_WRITES, type RecordedWrite, TELL_WRITE } from '../../client/device/store/recorded-writes.ts'

/** Whatever any page of a browser asks of its disk goes into the list. */
export async function watchWrites(context: BrowserContext, writes: RecordedWrite[]): Promise<void> {
  await context.exposeFunction(TELL_WRITE, (text: string) => void writes.push(JSON.parse(text) as RecordedWrite))
  await context.addInitScript(RECORD_WRITES)
}
