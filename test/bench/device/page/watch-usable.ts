/** In a kiosk's page: when a service can be chosen, counted from the beginning of the navigation. */
const watcher = new MutationObserver(() => {
  if (document.querySelector('main section button') === null) return
  watcher.disconnect()
  requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { usableMs: performance.now() })))
})
watcher.observe(document, { childList: true, subtree: true })

export {}
