import { isolate } from '../document/isolate.ts'
import type { TicketDocument } from '../document/ticket-document.ts'
import type { Density } from './density.ts'
import { logoPart } from './picture-parts.ts'
import { group, type Part } from './place.ts'
import { oneLineOr, textPart } from './text-part.ts'

const LINE_GAP_DOTS = 4

/** Whose ticket it is: logo or name, and the branch. */
export function headPart({ tenant, branch, logo }: TicketDocument, density: Density): Part {
  const tenantLook = {
    sizes: density.tenantSizes,
    weight: 700,
    linesMax: density.tenantLines,
    runs: 'own',
  } as const
  const branchLook = { sizes: density.branchSizes, weight: 500, linesMax: density.branchLines, runs: 'own' } as const
  const hasLogo = logo !== undefined && logo.heightDots <= density.logoHeightMax
  const name = hasLogo ? logoPart(logo) : textPart(tenant, tenantLook)
  const apart = group([name, textPart(branch, branchLook)], LINE_GAP_DOTS)
  if (!density.isFolded || hasLogo) return apart

  const both = `${isolate(tenant)} · ${isolate(branch)}`
  const bothLook = { ...tenantLook, runs: 'ticket' } as const
  // Only where no line is left to give, names lose their end.
  return density.tenantLines === 1 ? textPart(both, bothLook) : oneLineOr(both, bothLook, apart)
}
