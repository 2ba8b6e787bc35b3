export type Summary = { passed: number; failed: number; problems: string[] }

type ReportedTest = { fullName: string; result: () => { state: string } }
export type ReportedModule = {
  moduleId: string
  state: () => string
  children: { allTests: () => Iterable<ReportedTest> }
}

function summarizeModule(module: ReportedModule): Summary {
  const summary: Summary = { passed: 0, failed: 0, problems: [] }
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') summary.passed += 1
    else if (state === 'failed') summary.failed += 1
    // Skipped, todo, never reached: a test that did not run proves nothing, so it counts as failed and is named.
    else summary.problems.push(`did not run (${state}): ${test.fullName} in ${module.moduleId}`)
  }
  const isBrokenFile = module.state() === 'failed' && summary.failed + summary.problems.length === 0
  if (isBrokenFile) summary.problems.push(`could not be loaded or cleaned up: ${module.moduleId}`)
  return summary
}

/** What the last line says. Each problem counts as one failure. */
export function summarize(modules: Iterable<ReportedModule>, unhandledErrors: number): Summary {
  const total: Summary = { passed: 0, failed: 0, problems: [] }
  for (const module of modules) {
    const { passed, failed, problems } = summarizeModule(module)
    total.passed += passed
    total.failed += failed
    total.problems.push(...problems)
  }
  if (unhandledErrors > 0) total.problems.push(`${unhandledErrors} errors outside any test`)
  if (total.passed + total.failed + total.problems.length === 0) total.problems.push('no test was found')
  return { ...total, failed: total.failed + total.problems.length }
}
