import workerUrl from './worker/ticket-page-worker.ts?worker&url'

export type KeepPush = {
  readonly token: string
  /** The installation's, base64url. */
  readonly key: string
  readonly language: string
  readonly send: typeof fetch
}

/**
 * Asks the person, then the browser's push service, then tells the server. The worker's scope is this one ticket's page: what
 * it is told is of this ticket, and a tap on it opens this page. Whatever is refused on the way leaves the sound as it is.
 */
export async function keepPush({ token, key, language, send }: KeepPush): Promise<void> {
  try {
    if (!('serviceWorker' in navigator) || !('PushManager' in window)) return
    if ((await Notification.requestPermission()) !== 'granted') return
    const registration = await navigator.serviceWorker.register(workerUrl, { scope: `/t/${token}` })
    await isActive(registration)
    const found = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    const { endpoint, keys = {} } = found.toJSON()
    const body = { on: true, language, subscription: { endpoint, p256dh: keys.p256dh, auth: keys.auth } }
    const headers = { 'content-type': 'application/json' }
    const answer = await send(`/api/t/${token}/push`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) await registration.unregister()
  } catch {
    // A browser without a push service, or no network: the page itself still rings.
  }
}

/** To subscribe needs a worker at work, and a page does not wait for one that is not its own. */
function isActive({ active, installing, waiting }: ServiceWorkerRegistration): Promise<void> {
  const coming = installing ?? waiting
  if (active !== null || coming === null) return Promise.resolve()
  return new Promise((resolve) =>
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve()
    }),
  )
}
