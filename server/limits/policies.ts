/**
 * How often something may be asked for. From `soft` on a proof of work is wanted with each request; from `hard` on nothing
 * helps but waiting. A dimension without `hard` never refuses, because others could use it up for somebody.
 */
export type Rule = { readonly windowS: number; readonly soft?: number; readonly hard?: number }

export type Policy = {
  readonly name: string
  /** Of an IPv4 address or an IPv6 /64. */
  readonly address: Rule & { readonly hard: number }
  /** Of a kind of program. Thousands of honest phones and all tablets of a bank look the same, so it never refuses. */
  readonly fingerprint?: Omit<Rule, 'hard'>
  /** Of the branch that the path names. */
  readonly branch?: Rule
  /** Of the ticket whose token the path bears, right or wrong. */
  readonly ticket?: Rule
  /** Of the tenant and e-mail in the body, as typed, known or not. */
  readonly account?: Rule
}

const MINUTE_S = 60
const TEN_MINUTES_S = 600
const HOUR_S = 3_600

// The world that these numbers are for: a bank's head office of a few hundred people, or all branches of a bank behind its
// own proxy, is one address; so are thousands of customers of one mobile carrier. An attacker has many addresses, and one
// program. Guessing is stopped elsewhere (locks, long secrets, tries per code): here it is about work and noise.
export const policies = {
  /** Each costs us an argon2 of about 50 ms. 500 people of one office within ten minutes, half of them with a typing error. */
  signIn: {
    name: 'sign_in',
    address: { windowS: TEN_MINUTES_S, soft: 200, hard: 1_000 },
    fingerprint: { windowS: TEN_MINUTES_S, soft: 2_000 },
    // No `hard`: a stranger must not keep a teller out by typing the teller's address; wrong passwords have their own
    // lock per place (ID8).
    account: { windowS: TEN_MINUTES_S, soft: 40 },
  },
  /** A page that opens renews; 1000 browsers and tablets of one address, each three times, after a proxy came back. */
  refresh: { name: 'refresh', address: { windowS: TEN_MINUTES_S, hard: 3_000 } },
  /** Each one may become an e-mail to somebody: few per address, fewer per mailbox. */
  passwordForgot: {
    name: 'password_forgot',
    address: { windowS: HOUR_S, soft: 40, hard: 200 },
    fingerprint: { windowS: HOUR_S, soft: 300 },
    account: { windowS: HOUR_S, soft: 6, hard: 12 },
  },
  /** The link cannot be guessed; each try that has a link costs an argon2. */
  passwordChoose: { name: 'password_choose', address: { windowS: TEN_MINUTES_S, soft: 60, hard: 300 } },
  /** Happens once in the life of an installation; its token cannot be guessed. A page asks now and then whether it is open. */
  setup: { name: 'setup', address: { windowS: TEN_MINUTES_S, soft: 40, hard: 120 } },
  /** A branch that opens enrols its thirty devices in one go, with typing errors; who tries codes at random needs more. */
  enrol: {
    name: 'enrol',
    address: { windowS: TEN_MINUTES_S, soft: 100, hard: 300 },
    fingerprint: { windowS: TEN_MINUTES_S, soft: 500 },
  },
  // 2000 devices of a bank behind its proxy renew a token every ten minutes; when the proxy comes back after an outage all
  // of them do within one minute, some twice. No soft limit: a kiosk has better things to compute, and every device of a
  // bank is the same program.
  deviceChallenge: { name: 'device_challenge', address: { windowS: MINUTE_S, hard: 6_000 } },
  deviceToken: { name: 'device_token', address: { windowS: MINUTE_S, hard: 6_000 } },
  // 200 customers of one carrier address that ask every 3 s are 4000 a minute and pass three times over. An answer costs
  // a look into a line that is computed once a second for all; a ticket's secret cannot be guessed. No soft limit: a page that polls
  // would prove without end. No fingerprint: half of all customers hold the same phone.
  ticket: { name: 'ticket', address: { windowS: MINUTE_S, hard: 12_000 } },
  // Leaving, letting others pass, a rating, a subscription: a handful per visit, each a command in the branch's one line of
  // web commands. Hundreds of customers of one carrier wish ten things each in ten minutes. One ticket's own wishes are limited
  // beside it, also those that are refused: each takes one of the branch's commands of the hour, and they are everybody's.
  // No soft limit: a second of work for a rating is a rating less.
  ticketWish: {
    name: 'ticket_wish',
    address: { windowS: TEN_MINUTES_S, hard: 3_000 },
    ticket: { windowS: HOUR_S, hard: 60 },
  },
  /** The page around it is asked for when a code is scanned, and again by who comes back to it. */
  ticketPage: { name: 'ticket_page', address: { windowS: MINUTE_S, hard: 3_000 } },
  // A person joins a line once. Beyond a café full of them on one address a phone works a second for its place; a carrier's
  // address in the morning gets along with that. A branch with ten counters cannot serve 300 people in ten minutes: beyond,
  // the line is being filled by a program, and the kiosk in the room still gives tickets.
  checkIn: {
    name: 'check_in',
    address: { windowS: TEN_MINUTES_S, soft: 30, hard: 600 },
    fingerprint: { windowS: TEN_MINUTES_S, soft: 300 },
    branch: { windowS: TEN_MINUTES_S, soft: 60, hard: 300 },
  },
  // A page reads it when it opens and now and then while somebody decides; an answer is computed once in ten seconds and branch.
  join: { name: 'join', address: { windowS: MINUTE_S, hard: 1_200 } },
  /** The page around it. */
  joinPage: { name: 'join_page', address: { windowS: MINUTE_S, hard: 1_200 } },
  // Everybody of a hall proves once, from the branch's own wifi or one carrier's address. Three of a thousand million codes
  // are right at a time: beyond these limits somebody is guessing.
  arrival: {
    name: 'arrival',
    address: { windowS: TEN_MINUTES_S, soft: 100, hard: 600 },
    fingerprint: { windowS: TEN_MINUTES_S, soft: 500 },
  },
  /** Whole pages on their way to and from the provider: they can carry no proof. */
  oidc: { name: 'oidc', address: { windowS: TEN_MINUTES_S, hard: 600 } },
  /** Making a challenge costs a fraction of a millisecond; asking for one with a proof would be a circle. */
  proof: { name: 'proof', address: { windowS: TEN_MINUTES_S, hard: 1_200 } },
} as const satisfies Record<string, Policy>

/** Which path is under which policy, in the router's own spelling: what reaches a route reaches its limit. */
export const POLICY_BY_PATH: Readonly<Record<string, Policy>> = {
  '/api/sign-in': policies.signIn,
  '/api/refresh': policies.refresh,
  '/api/password/forgot': policies.passwordForgot,
  '/api/password/choose': policies.passwordChoose,
  '/api/setup': policies.setup,
  '/api/devices/enrol': policies.enrol,
  '/api/devices/challenge': policies.deviceChallenge,
  '/api/devices/token': policies.deviceToken,
  '/api/oidc/*': policies.oidc,
  '/api/t/*': policies.ticket,
  '/api/t/:token/wish': policies.ticketWish,
  '/api/t/:token/push': policies.ticketWish,
  '/t/*': policies.ticketPage,
  '/api/branches/:branch_id/check-in': policies.checkIn,
  '/api/branches/:branch_id/join': policies.join,
  '/join/:branch': policies.joinPage,
  '/api/t/:token/arrival': policies.arrival,
  '/api/proof': policies.proof,
}

/** A policy that asks for proofs, by name. */
export const PROVABLE: readonly string[] = Object.values<Policy>(policies)
  .filter(({ address, fingerprint, branch, account }) =>
    [address, fingerprint, branch, account].some((rule) => rule?.soft !== undefined),
  )
  .map(({ name }) => name)
