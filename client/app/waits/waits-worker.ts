// Before everything.
import '../../older-browsers.ts'
import { quoteWaits } from '../../../sync/waits/quote-waits.ts'
import type { PastDay } from '../../../sync/waits/wait-state.ts'
import type { WaitsAnswer, WaitsOrder } from './worker-messages.ts'

/** Past days come once: as one unchanged array they are learnt once. */
let history: readonly PastDay[] = []

addEventListener('message', ({ data }: MessageEvent<WaitsOrder>) => {
  history = data.history ?? history
  const answer: WaitsAnswer = { id: data.id, quotes: quoteWaits({ ...data.state, history }, data.seed) }
  postMessage(answer)
})
