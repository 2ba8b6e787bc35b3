import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useNow } from '../../app/use-now.ts'
import { noShowMissing } from './no-show-rule.ts'
import { useMissingText } from './use-missing-text.ts'

const LOOK_MS = 1_000

/** Counts down on the button itself, with a tick of its own; silent for whoever listens, since it changes each second. */
export function NoShowHint({ ticket }: { readonly ticket: TicketRow }) {
  const device = useDevice()
  const settings = useRows((view) => view.configuration?.settings)
  const at = useNow(device.now, LOOK_MS)
  const { short } = useMissingText()
  const missing = noShowMissing(ticket, settings, at)
  return missing === undefined ? null : short(missing)
}
