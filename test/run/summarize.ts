export type Summary = { passed: number; failed: number; problems: string[] }

type Result = { state: string; errors?: readonly { readonly message: string }[] | undefined }
type ReportedTest = { fullName: string; result: () => Result }
export type ReportedModule = {
  moduleId: string
  state: () => string
  children: { allTests: () => Iterable<ReportedTest> }
}

const REASON_CHARS_MAX = 160

function summarizeModule(module: ReportedModule): Summary {
  const summary: Summary = { passed: 0, failed: 0, problems: [] }
  for (const test of module.children.allTests()) {
    const result = test.result()
    if (result.state === 'passed') summary.passed += 1
    else summary.problems.push(`${verdictOf(result)}: ${test.fullName} in ${module.moduleId}`)
  }
  const isBrokenFile = module.state() === 'failed' && summary.problems.length === 0
  if (isBrokenFile) summary.problems.push(`could not be loaded or cleaned up: ${module.moduleId}`)
  return summary
}

/** Skipped, todo, never reached: a test that did not run proves nothing, so it counts as failed. */
function verdictOf({ state, errors }: Result): string {
  if (state !== 'failed') return `did not run (${state})`
  const [reason = ''] = (errors?.[0]?.message ?? '').split('\n')
  return `failed (${reason.slice(0, REASON_CHARS_MAX)})`
}

/** What the last lines say: each failure by its name, since whoever reads them may see no more of a long log than its end. */
export function summarize(modules: Iterable<ReportedModule>, unhandledErrors: number): Summary {
  let passed = 0
  const problems: string[] = []
  for (const module of modules) {
    const of = summarizeModule(module)
    passed += of.passed
    problems.push(...of.problems)
  }
  if (unhandledErrors > 0) problems.push(`${unhandledErrors} errors outside any test`)
  if (passed + problems.length === 0) problems.push('no test was found')
  return { passed, failed: problems.length, problems }
}
