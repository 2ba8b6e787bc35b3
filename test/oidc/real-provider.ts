import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export const REDIRECT_URI = 'http://localhost:3000/sign-in/oidc'

export type Account = { readonly sub: string; readonly email?: string; readonly email_verified?: boolean }
export type Returned = { readonly code: string; readonly state: string; readonly iss: string }

const HOPS_MAX = 10

/** The provider in its own process, and a browser that goes there. */
export class RealProvider {
  readonly issuer: string
  readonly #process: ChildProcess

  private constructor(issuer: string, child: ChildProcess) {
    this.issuer = issuer
    this.#process = child
  }

  static async start(
    clients: readonly { client_id: string; client_secret: string }[],
    redirectUri = REDIRECT_URI,
  ): Promise<RealProvider> {
    const known = clients.map((client) => ({ ...client, redirect_uris: [redirectUri] }))
    const child = fork(resolve(import.meta.dirname, 'provider-process.ts'), [JSON.stringify(known)], {
      execArgv: ['--import', 'tsx'],
      // It warns that its keys are for development.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const [issuer] = await once(child, 'message')
    return new RealProvider(String(issuer), child)
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    this.#process.kill('SIGKILL')
    await once(this.#process, 'exit')
  }

  /** Goes where a browser would go, as this person, until the provider sends it back to our page. */
  async visit(authorizationUrl: string, account: Account): Promise<Returned> {
    const cookies = new Map<string, string>()
    let url = new URL(authorizationUrl)
    url.searchParams.set('login_hint', JSON.stringify(account))
    for (let hop = 0; hop < HOPS_MAX; hop += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
      for (const each of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
        cookies.set(name, value)
      }
      const location = answer.headers.get('location')
      if (location === null) throw new Error(`the provider stays: ${answer.status} ${await answer.text()}`)
      url = new URL(location, url)
      if (url.href.startsWith(REDIRECT_URI)) return Object.fromEntries(url.searchParams) as Returned
    }
    throw new Error('the provider sends the browser around in circles')
  }
}
