import { z } from 'zod'

/** Twelve kilobytes: what a logo of two colours needs three times over. It lies in every device's row of the configuration. */
const LOGO_CHARS_MAX = 16_000
/** How each PNG begins, in base64. */
const PNG_SIGNATURE = 'iVBORw0KGgo'

/** What stands on the branch's tickets beside words. */
export const paper = z.strictObject({
  /** A PNG in base64, in place of the tenant's name. Best black on white, three times as wide as high. */
  logo: z.base64().max(LOGO_CHARS_MAX).startsWith(PNG_SIGNATURE).exactOptional(),
})
