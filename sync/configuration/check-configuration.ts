import type { ConfigurationDocument } from './configuration-document.ts'
import type { Fault } from './fault.ts'
import { classFaults } from './rules/class-faults.ts'
import { clockFaultsOf } from './rules/clock-faults-of.ts'
import { identityFaults } from './rules/identity-faults.ts'
import { languageFaults } from './rules/language-faults.ts'
import { openingFaults } from './rules/opening-faults.ts'
import { referenceFaults } from './rules/reference-faults.ts'
import { staffPlanFaults } from './rules/staff-plan-faults.ts'

const rules = [
  languageFaults,
  identityFaults,
  referenceFaults,
  clockFaultsOf,
  openingFaults,
  classFaults,
  staffPlanFaults,
] as const

/**
 * All that is wrong with a document, as far as the document itself tells. What depends on the branch as it is now
 * (tickets that are out, days that have begun) the authority adds when it is published.
 */
export function checkConfiguration(document: ConfigurationDocument): Fault[] {
  return rules.flatMap((rule) => rule(document))
}
