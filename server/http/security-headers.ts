import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { isLoopback } from '../config/is-loopback.ts'
import { isHostCookie } from './is-host-cookie.ts'

const SELF = "'self'"
const NONE = "'none'"
const POLICY = 'content-security-policy'
const PERMISSIONS = 'permissions-policy'
const HALF_YEAR = 'max-age=15552000'
/** The kiosk prints by USB and stays awake, a teller may scan a code by camera; nothing else of the device is asked for. */
const OWN_PAGES_ONLY = { usb: ['self'], camera: ['self'], screenWakeLock: ['self'] }
const NOBODY = {
  accelerometer: [],
  bluetooth: [],
  browsingTopics: [],
  displayCapture: [],
  geolocation: [],
  gyroscope: [],
  hid: [],
  idleDetection: [],
  localFonts: [],
  magnetometer: [],
  microphone: [],
  midi: [],
  payment: [],
  publickeyCredentialsGet: [],
  serial: [],
  xrSpatialTracking: [],
}

/** Strict by default; a feature that needs more widens its own answers. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const url = new URL(publicUrl)
  // Pinning https to a loopback name would break every other program of a developer's machine.
  const isPublicHttps = url.protocol === 'https:' && !isLoopback(url.hostname)
  const setHeaders = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [SELF],
      scriptSrc: [SELF],
      connectSrc: [SELF],
      imgSrc: [SELF, 'data:', 'blob:'],
      objectSrc: [NONE],
      baseUri: [NONE],
      formAction: [SELF],
      frameAncestors: [NONE],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    strictTransportSecurity: isPublicHttps ? HALF_YEAR : false,
    permissionsPolicy: { ...OWN_PAGES_ONLY, ...NOBODY },
  })
  return async (c, next) => {
    let own: string | null = null
    let permitted: string | null = null
    await setHeaders(c, async () => {
      await next()
      own = c.res.headers.get(POLICY)
      permitted = c.res.headers.get(PERMISSIONS)
    })
    if (own !== null) c.res.headers.set(POLICY, own)
    if (permitted !== null) c.res.headers.set(PERMISSIONS, permitAlso(c.res.headers.get(PERMISSIONS) ?? '', permitted))
    // What the API says is somebody's or of this moment; a route that knows better says so itself.
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) {
      c.res.headers.set('cache-control', 'no-store')
    }
    refuseOtherCookies(c)
  }
}

/** A page names the one thing that it needs besides, as `geolocation=(self)`; all else stays forbidden. */
function permitAlso(all: string, permitted: string): string {
  const [name] = permitted.split('=')
  return all.replace(`${name}=()`, permitted)
}

/** A cookie that a foreign page or a neighbouring name could use is a mistake of ours, found by whatever test sets it. */
function refuseOtherCookies(c: Context): void {
  const others = c.res.headers.getSetCookie().filter((cookie) => !isHostCookie(cookie))
  if (others.length === 0) return
  c.res.headers.delete('set-cookie')
  throw new Error(`not a cookie of this host alone: ${others.map((cookie) => cookie.split('=')[0]).join(', ')}`)
}
