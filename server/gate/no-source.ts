import type { ShapeSource } from './shape-source.ts'

const RETRY_AFTER_S = '5'

/** Where nothing answers shapes: devices keep what they have and ask again. */
export const noSource: ShapeSource = async () =>
  new Response(null, { status: 503, headers: { 'retry-after': RETRY_AFTER_S } })
