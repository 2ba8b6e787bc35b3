const BEARER = /^Bearer +(?<token>[\w.~+/-]+=*)$/i

/** The token of an Authorization header; undefined when there is none. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return BEARER.exec(authorization ?? '')?.groups?.token
}
