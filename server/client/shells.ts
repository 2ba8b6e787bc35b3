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
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What a worker with a database may do: compile it, and fetch its files. */
export const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
