/** Runs in the browser: the unmodified client library, driven by the test through what it hangs on the window. */
import {
  FetchError,
  Shape,
  ShapeStream,
  type ShapeStreamInterface,
  type ShapeStreamOptions,
} from '@electric-sql/client'

export type OpenInPage = {
  url: string
  params: NonNullable<ShapeStreamOptions['params']>
  token?: string
  nextToken?: string
}

export type PageApi = {
  open: (name: string, options: OpenInPage) => void
  /** Null until the shape was complete once. */
  rows: (name: string) => unknown[] | null
  errors: () => string[]
}

const shapes = new Map<string, Shape>()
const errors: string[] = []

function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { Authorization: `Bearer ${token}` }
}

const api: PageApi = {
  open(name, { url, params, token, nextToken }) {
    const stream = new ShapeStream({
      url,
      params,
      headers: bearer(token),
      backoffOptions: { initialDelay: 50, maxDelay: 300, multiplier: 1.5 },
      warnOnHttp: false,
      onError: (error) => {
        errors.push(error instanceof FetchError ? String(error.status) : String(error))
        return nextToken !== undefined && error instanceof FetchError && error.status === 401
          ? { headers: bearer(nextToken) }
          : undefined
      },
    })
    shapes.set(name, new Shape(stream as ShapeStreamInterface))
  },
  rows(name) {
    const shape = shapes.get(name)
    return shape?.stream.isUpToDate ? shape.currentRows : null
  },
  errors: () => errors,
}

Object.assign(globalThis, { conformance: api })
