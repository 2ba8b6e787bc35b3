export interface HealthCheck {
  readonly name: string
  /** A fault is shown to anyone who asks: a few words, no host, no text of an error. */
  run(): Promise<'ok' | { readonly fault: string }>
}

export interface CheckResult {
  readonly check: string
  readonly status: 'ok' | 'fault'
  readonly fault?: string
  readonly ms: number
}

const CHECK_TIMEOUT_MS = 2_000

/** All at once, each with its own time limit: a hanging database must not hide that the worker is dead too. */
export function runChecks(checks: readonly HealthCheck[], timeoutMs = CHECK_TIMEOUT_MS): Promise<CheckResult[]> {
  return Promise.all(checks.map((check) => runCheck(check, timeoutMs)))
}

async function runCheck(check: HealthCheck, timeoutMs: number): Promise<CheckResult> {
  const startedAt = performance.now()
  const outcome = await Promise.race([outcomeOf(check), timeLimit(timeoutMs)])
  const ms = Math.round(performance.now() - startedAt)
  if (outcome === 'ok') return { check: check.name, status: 'ok', ms }
  return { check: check.name, status: 'fault', fault: outcome.fault, ms }
}

async function outcomeOf(check: HealthCheck) {
  try {
    return await check.run()
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown'
    return { fault: `failed (${code})` }
  }
}

function timeLimit(timeoutMs: number): Promise<{ fault: string }> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ fault: `no answer within ${timeoutMs} ms` }), timeoutMs).unref()
  })
}
