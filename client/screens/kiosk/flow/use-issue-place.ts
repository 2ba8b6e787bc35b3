import { useMemo, useState } from 'react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useQuoteArgs } from '../../../app/waits/use-quote-args.ts'
import { usePrinting } from '../printing/paper-context.tsx'
import { createUsedCodes } from './check-in/used-codes.ts'
import { useClosingOf } from './closing/use-closing-of.ts'
import type { IssuePlace } from './issue.ts'

/** All that giving a ticket needs beside what the customer says; the same one until something of it changes. */
export function useIssuePlace(
  { tenant }: IdentityValue,
  configuration: PublishedConfiguration,
  publicAddress: () => string,
): IssuePlace {
  const device = useDevice()
  const [usedCodes] = useState(createUsedCodes)
  const quoteArgs = useQuoteArgs()
  const closingOf = useClosingOf(configuration)
  const tenantId = tenant.id
  const untilFirstByte = usePrinting()?.untilFirstByte ?? atOnce
  return useMemo(
    () => ({ device, configuration, tenantId, publicAddress, usedCodes, quoteArgs, closingOf, untilFirstByte }),
    [device, configuration, tenantId, publicAddress, usedCodes, quoteArgs, closingOf, untilFirstByte],
  )
}

const atOnce = async (): Promise<void> => undefined
