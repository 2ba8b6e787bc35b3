import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** One per session: two people at one browser do not push each other out. */
const nameOf = (sessionId: string): string => `refresh-${sessionId}`

/** No script reads it, no other site sends it, no other host sets it (`__Host-`). */
const ATTRIBUTES = { prefix: 'host', httpOnly: true, secure: true, sameSite: 'Strict', path: '/' } as const

export function setRefreshCookie(c: Context, sessionId: string, token: string, maxAgeS: number): void {
  setCookie(c, nameOf(sessionId), token, { ...ATTRIBUTES, maxAge: Math.max(0, Math.floor(maxAgeS)) })
}

export function readRefreshCookie(c: Context, sessionId: string): string | undefined {
  return getCookie(c, nameOf(sessionId), 'host')
}

export function clearRefreshCookie(c: Context, sessionId: string): void {
  deleteCookie(c, nameOf(sessionId), ATTRIBUTES)
}
