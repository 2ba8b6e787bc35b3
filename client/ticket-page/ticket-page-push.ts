import type { PaperDigits } from '../../printer/document/ticket-document.ts'
import workerUrl from './worker/ticket-page-worker.ts?worker&url'

export type TicketPush = {
  readonly token: string
  /** The installation's, base64url. */
  readonly key: string
  readonly language: string
  readonly digits: PaperDigits
  readonly send: typeof fetch
}

/** One after the other: who taps twice has at the end what was tapped last. */
let last: Promise<boolean> = Promise.resolve(false)

/** Whether this phone is told by a notice from now on [TP17]. Whatever is refused on the way leaves the sound as it is. */
export function setPush(isWanted: boolean, push: TicketPush): Promise<boolean> {
  const turn = (): Promise<boolean> => (isWanted ? keep(push) : forget(push))
  // A browser without a push service, or no network: the page itself still rings.
  last = last.then(turn).catch(() => false)
  return last
}

/**
 * Asks the person, then the browser's push service, then tells the server. The worker's scope is this one ticket's page: what
 * it is told is of this ticket, and a tap on it opens this page.
 */
async function keep({ key, language, digits, ...to }: TicketPush): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return false
  if ((await Notification.requestPermission()) !== 'granted') return false
  const registration = await navigator.serviceWorker.register(`${workerUrl}?digits=${digits}`, { scope: pageOf(to) })
  await isActive(registration)
  const found = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys = {} } = found.toJSON()
  const isKept = await tell(to, {
    on: true,
    language,
    subscription: { endpoint, p256dh: keys.p256dh, auth: keys.auth },
  })
  if (!isKept) await registration.unregister()
  return isKept
}

/** The browser first: what it no longer takes ends by itself, should the server not hear of it. */
async function forget(to: TicketPush): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration(pageOf(to))
  // Where this ticket has none the browser names a wider one: another screen's, which stays.
  if (registration === undefined || !registration.scope.endsWith(pageOf(to))) return false
  const found = await registration.pushManager.getSubscription()
  await registration.unregister()
  if (found) await tell(to, { on: false, endpoint: found.endpoint })
  return false
}

const pageOf = ({ token }: Pick<TicketPush, 'token'>): string => `/t/${token}`

async function tell({ token, send }: Pick<TicketPush, 'token' | 'send'>, body: object): Promise<boolean> {
  const headers = { 'content-type': 'application/json' }
  const answer = await send(`/api${pageOf({ token })}/push`, { method: 'POST', headers, body: JSON.stringify(body) })
  return answer.ok
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
