import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { isLoopback } from '../config/is-loopback.ts'

const SELF = "'self'"
const NONE = "'none'"
const HALF_YEAR = 'max-age=15552000'

/** Strict by default; a feature that needs more widens its own answers. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const url = new URL(publicUrl)
  // Pinning https to a loopback name would break every other program of a developer's machine.
  const isPublicHttps = url.protocol === 'https:' && !isLoopback(url.hostname)
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [SELF],
      imgSrc: [SELF, 'data:', 'blob:'],
      objectSrc: [NONE],
      baseUri: [NONE],
      formAction: [SELF],
      frameAncestors: [NONE],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: isPublicHttps ? HALF_YEAR : false,
    // The kiosk prints by USB, a teller may scan a code by camera; nothing else of the device is asked for.
    permissionsPolicy: { usb: ['self'], camera: ['self'], microphone: [], geolocation: [], payment: [], serial: [] },
  })
}
