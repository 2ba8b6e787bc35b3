import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/**
 * A real provider of OpenID Connect. Whoever comes is whom the browser says (`login_hint`, JSON), without a password; what
 * follows is the real protocol. It knows one client per bank and tells its issuer over the channel to its parent.
 */
type Account = { readonly sub: string; readonly email?: string; readonly email_verified?: boolean }

const [clients = '[]'] = process.argv.slice(2)
const accounts = new Map<string, Account>()
const server = createServer()
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const provider = new Provider(issuer, {
  clients: JSON.parse(clients),
  claims: { email: ['email', 'email_verified'] },
  cookies: { keys: ['of this test alone'] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => accounts.get(sub) ?? { sub } }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc
    const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
    grant.addOIDCScope('openid email')
    await grant.save()
    return grant
  },
})
const answer = provider.callback()

server.on('request', (request, response) => {
  if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
  void provider.interactionDetails(request, response).then(({ params }) => {
    const account: Account = JSON.parse(String(params.login_hint))
    accounts.set(account.sub, account)
    return provider.interactionFinished(request, response, { login: { accountId: account.sub } })
  })
})
process.once('disconnect', () => process.exit(0))
process.send?.(issuer)
