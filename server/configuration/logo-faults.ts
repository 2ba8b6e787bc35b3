import { LOGO_SIDE_MAX, LOGO_SIDE_MIN, logoProblem } from '../../printer/raster/logo-problem.ts'
import { type Fault, fault } from '../../sync/configuration/fault.ts'

const PATH = 'paper.logo'

/**
 * What is wrong with the picture for paper, which only who unpacks it can tell. A document that is not even read yet is taken
 * as well: what else is wrong with it is for others to say.
 */
export function logoFaults(document: unknown): Fault[] {
  const logo = logoOf(document)
  if (logo === undefined) return []
  const problem = logoProblem(Buffer.from(logo, 'base64'))
  switch (problem?.kind) {
    case undefined:
      return []
    case 'broken':
      return [fault(PATH, 'logo_broken')]
    case 'blank':
      return [fault(PATH, 'logo_blank')]
    case 'size': {
      const { width, height } = problem
      return [fault(PATH, 'logo_size', { width, height, minimum: LOGO_SIDE_MIN, maximum: LOGO_SIDE_MAX })]
    }
  }
}

/** Whether there is one to be unpacked, which takes a good part of a tenth of a second. */
export const hasLogo = (document: unknown): boolean => logoOf(document) !== undefined

function logoOf(document: unknown): string | undefined {
  const logo = (document as { paper?: { logo?: unknown } | null } | null | undefined)?.paper?.logo
  return typeof logo === 'string' ? logo : undefined
}
