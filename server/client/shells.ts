/** The addresses of pages, and which file of the build each of them is. */
export const shellByPath: Readonly<Record<string, string>> = {
  '/': 'start',
  '/kiosk': 'kiosk',
  '/teller': 'teller',
  '/display': 'display',
  '/manager': 'manager',
  '/admin': 'admin',
  '/setup': 'setup',
  '/enrol': 'enrol',
  '/password': 'password',
  '/sign-in': 'sign-in',
  // Where a provider of OpenID Connect sends a browser back to.
  '/sign-in/oidc': 'sign-in',
  '/sessions': 'sessions',
}

/** A customer's own page, which nobody installs; its token is nothing for a log, a cache or a search engine. */
export const TICKET_PATH = '/t/:token'
/** Where people join a branch from afar: as little for a cache, and the branch's own page is what search engines should find. */
export const JOIN_PATH = '/join/:branch'
/** Who has arrived may let the phone say so (sync/arrival/SPEC.md AP4). */
export const joinHeaders = { 'permissions-policy': 'geolocation=(self)' } as const
export const ticketHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' } as const

/** A worker's scope is below its own folder, unless its server says otherwise. */
export const ticketWorkerHeaders = { 'service-worker-allowed': '/t/' } as const

/** These hold a database that is compiled in the browser; nobody else may compile anything. */
const COMPILING = new Set(['teller', 'manager'])

/**
 * What a page may load and run: its own files, no script and no style that stands in the page. The rest is as everywhere
 * (http/security-headers.ts).
 */
export function shellPolicy(shell: string): string {
  const scripts = COMPILING.has(shell) ? "'self' 'wasm-unsafe-eval'" : "'self'"
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    // What a display shows comes from its own disk, where it is a blob.
    ...(shell === 'display' ? ["media-src 'self' blob:"] : []),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What a worker with a database may do: compile it, and fetch its files. */
export const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
