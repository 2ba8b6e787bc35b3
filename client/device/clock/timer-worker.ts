/** Keeps time for a page: browsers let the timers of a hidden page fire once a minute, but not those of its workers. */
type Order = { readonly id: number; readonly ms?: number }

const timers = new Map<number, ReturnType<typeof setTimeout>>()

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const { id, ms } = data
  clearTimeout(timers.get(id))
  timers.delete(id)
  if (ms === undefined) return
  timers.set(
    id,
    setTimeout(() => {
      timers.delete(id)
      postMessage(id)
    }, ms),
  )
})

// Until the page hears this, it keeps time by itself: a file that does not load in time must hold nothing up.
postMessage('ready')
