import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** One per session: two people at one browser do not push each other out. */
const nameOf = (sessionId: string): string => `refresh-${sessionId}`

/** No script reads it, no other site sends it, no other host sets it (`__Host-`). */
const ATTRIBUTES = { prefix: 'host', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' } as const

/**
 * Sessions that end elsewhere leave their cookies behind, and every request carries all of them: on a tablet that many sign in
 * at the heads would outgrow what is read, and nothing would work there any more.
 */
const KEPT_MAX = 40
const REFRESH_COOKIE = /^__Host-refresh-(?<sessionId>[0-9a-f-]{36})$/

export function setRefreshCookie(c: Context, sessionId: string, token: string, maxAgeS: number): void {
  setCookie(c, nameOf(sessionId), token, { ...ATTRIBUTES, maxAge: Math.max(0, Math.floor(maxAgeS)) })
  clearOldest(c, sessionId)
}

/** Browsers send the oldest first. */
function clearOldest(c: Context, sessionId: string): void {
  const others = Object.keys(getCookie(c))
    .flatMap((name) => REFRESH_COOKIE.exec(name)?.groups?.sessionId ?? [])
    .filter((each) => each !== sessionId)
  for (const each of others.slice(0, Math.max(0, others.length + 1 - KEPT_MAX))) clearRefreshCookie(c, each)
}

export function readRefreshCookie(c: Context, sessionId: string): string | undefined {
  return getCookie(c, nameOf(sessionId), 'host')
}

export function clearRefreshCookie(c: Context, sessionId: string): void {
  deleteCookie(c, nameOf(sessionId), ATTRIBUTES)
}
