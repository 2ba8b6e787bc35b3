import type { Fault } from '../../sync/configuration/fault.ts'
import { faultText } from '../../sync/configuration/faults.ts'
import type { Language } from '../../sync/words/language.ts'
import { applyTexts } from './apply-texts.ts'

export function faultLines(faults: readonly Fault[], language: Language): string[] {
  const { whole, warning } = applyTexts[language]
  return faults.map((fault) => {
    const line = `${fault.path || whole}: ${faultText(fault, language)}`
    return fault.severity === 'warning' ? `  (${warning}) ${line}` : `  ${line}`
  })
}
