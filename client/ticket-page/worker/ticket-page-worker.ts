import { calledNotice } from '../called-notice.ts'

declare const self: ServiceWorkerGlobalScope

/** In its own address, which the browser keeps with it: it wakes up alone, and remembers nothing. */
const digits = new URL(self.location.href).searchParams.get('digits')

/** It keeps nothing and answers no request: it shows that the ticket of its scope is called, and opens its page. */
self.addEventListener('push', (event) => {
  const { title, ...options } = calledNotice(event.data?.json(), digits)
  event.waitUntil(self.registration.showNotification(title, { ...options, tag: 'called', icon: '/icons/icon-192.png' }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { scope } = self.registration
  const show = async (): Promise<void> => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const own = pages.find(({ url }) => url.startsWith(scope))
    await (own === undefined ? self.clients.openWindow(scope) : own.focus())
  }
  event.waitUntil(show())
})
