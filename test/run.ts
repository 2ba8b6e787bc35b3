import { runChecks } from './run/run-checks.ts'
import { runTests } from './run/run-tests.ts'

/** `npm test [-- FILTER…]`: with a filter only the tests that it names, since someone is at work on just these. */
const [task, ...filters] = process.argv.slice(2)
const tier = task === 'test:long' ? 'long' : 'short'
const checks = tier === 'short' && filters.length === 0 ? runChecks() : []
const { passed, failed, problems } = await runTests(tier, filters)

const uncleanChecks = checks.filter((check) => !check.isClean)
for (const problem of problems) console.log(`FAILED: ${problem}`)
for (const { name } of uncleanChecks) console.log(`FAILED: the check of ${name}`)
const [passedAll, failedAll] = [passed + checks.length - uncleanChecks.length, failed + uncleanChecks.length]
console.log(`${passedAll} passed, ${failedAll} failed`)
// Exits at once: the line above is the last one, whatever a library would still like to say.
process.exit(failedAll === 0 ? 0 : 1)
