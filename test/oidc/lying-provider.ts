import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void
type Path = 'discovery' | 'jwks' | 'token' | 'userinfo'
type Made = { readonly claims: JWTPayload; readonly sign: (claims: JWTPayload) => Promise<string> }

const PATHS: Record<string, Path> = {
  '/.well-known/openid-configuration': 'discovery',
  '/jwks': 'jwks',
  '/token': 'token',
  '/userinfo': 'userinfo',
}

export const json =
  (body: unknown, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/** A provider that keeps to the protocol but for the one lie that a test has it tell; its browser is the test itself. */
export class LyingProvider {
  readonly issuer: string
  readonly #server: Server
  /** What it answers in place of the truth. */
  readonly lies = new Map<Path, Answer>()
  readonly asked: Path[] = []
  /** Bodies that came to the token endpoint, and how the client named itself. */
  readonly redeemed: { body: URLSearchParams; authorization: string | undefined }[] = []
  metadata: Record<string, unknown> = {}
  claims: Record<string, unknown> = {}
  makeToken: (made: Made) => Promise<string> = ({ claims, sign }) => sign(claims)

  private constructor(server: Server) {
    this.#server = server
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async start(): Promise<LyingProvider> {
    const keys = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', use: 'sig', alg: 'RS256' }
    const sign = (claims: JWTPayload) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(keys.privateKey)
    const server = createServer()
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const provider = new LyingProvider(server)
    const truths: Record<Path, Answer> = {
      discovery: (...at) => json({ ...provider.#ownMetadata(), ...provider.metadata })(...at),
      jwks: json({ keys: [jwk] }),
      token: async (...at) => {
        const idToken = await provider.makeToken({ claims: provider.claims as JWTPayload, sign })
        json({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken })(...at)
      },
      userinfo: (...at) => json({ sub: provider.claims.sub })(...at),
    }
    server.on('request', (request, response) => {
      const path = PATHS[request.url ?? '']
      if (path === undefined) return void response.writeHead(404).end()
      provider.asked.push(path)
      void provider.#note(path, request).then(() => (provider.lies.get(path) ?? truths[path])(request, response))
    })
    return provider
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
  }

  tellTheTruth(): void {
    this.lies.clear()
    this.metadata = {}
    this.makeToken = ({ claims, sign }) => sign(claims)
    this.asked.length = 0
    this.redeemed.length = 0
  }

  async #note(path: Path, request: IncomingMessage): Promise<void> {
    if (path !== 'token') return
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = new URLSearchParams(Buffer.concat(parts).toString())
    this.redeemed.push({ body, authorization: request.headers.authorization })
  }

  #ownMetadata(): Record<string, unknown> {
    const at = (path: string) => `${this.issuer}/${path}`
    return {
      issuer: this.issuer,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      jwks_uri: at('jwks'),
      userinfo_endpoint: at('userinfo'),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    }
  }
}
