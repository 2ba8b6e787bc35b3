import { errorCodes } from '../../sync/errors/codes.ts'
import { HttpError } from '../http/http-error.ts'
import type { ReadJoin } from '../join/read-join.ts'

export type TooLateDeps = {
  readonly readJoin: ReadJoin
  /** Who is in line already and asks again: that place was given. */
  readonly isInLine: (tenantId: string) => Promise<boolean>
  /** Told when no wait could be computed. */
  readonly onFailure: (error: unknown) => void
}

/**
 * Refuses who could not be served before closing, where the tenant wants it so [WT19]. A wait that could not be computed sends
 * nobody away: whether there is a place at all is the database's to say.
 */
export async function refuseTooLate(branchId: string, serviceId: string, deps: TooLateDeps): Promise<void> {
  const { readJoin, isInLine, onFailure } = deps
  const join = await readJoin(branchId).catch((error: unknown) => {
    onFailure(error)
    return null
  })
  const service = join?.answer.services.find(({ id }) => id === serviceId)
  if (join === null || service?.closing !== 'refuse' || (await isInLine(join.tenantId))) return
  throw new HttpError('too_late_today', errorCodes.too_late_today.httpStatus, {
    details: { closes_at: service.closes_at },
  })
}
