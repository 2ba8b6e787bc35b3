import type { ErrorCode } from './codes.ts'

/**
 * What happened, then what to do. `{name}` is a detail of the error; it stands in a `[part]` that is left out whole when
 * the detail is not known, so that no sentence ever shows a hole.
 */
export type ErrorTexts = Readonly<Record<ErrorCode, string>>
