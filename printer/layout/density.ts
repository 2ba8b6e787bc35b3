import { MODULE_DOTS_MIN, MODULE_DOTS_WISHED } from '../qr/qr-limits.ts'

/** How much room each part may take. The first is the roomiest. */
export type Density = {
  readonly tenantSizes: readonly number[]
  readonly tenantLines: number
  readonly branchSizes: readonly number[]
  readonly branchLines: number
  readonly numberSizeMax: number
  readonly serviceSizes: readonly number[]
  readonly serviceLines: number
  readonly smallSizes: readonly number[]
  readonly nextLines: number
  readonly barSizes: readonly number[]
  readonly chipSizes: readonly number[]
  readonly chipLines: number
  /** Beside the code, where the column is narrow, and below it. */
  readonly toDoLines: number
  readonly toDoLinesBelow: number
  /** Below it also where there would be room beside it for a few words. */
  readonly isToDoBelow: boolean
  readonly waitSizes: readonly number[]
  readonly marksLines: number
  readonly gapDots: number
  readonly moduleDotsMax: number
  readonly logoHeightMax: number
  readonly hasScanLine: boolean
  /** Text stands beside the code where at least so much of the width is left. */
  readonly besideDotsMin: number
  /** Tenant and branch in one line if they fit, wait and people ahead likewise; date at the code, no second rule. */
  readonly isFolded: boolean
}

const roomy: Density = {
  tenantSizes: [36, 32, 28],
  tenantLines: 2,
  branchSizes: [28, 26],
  branchLines: 2,
  numberSizeMax: 196,
  serviceSizes: [46, 40, 36],
  serviceLines: 2,
  smallSizes: [28, 26],
  nextLines: 2,
  barSizes: [34, 28],
  chipSizes: [30, 26, 24],
  chipLines: 2,
  toDoLines: 4,
  toDoLinesBelow: 4,
  isToDoBelow: false,
  waitSizes: [40, 36, 32],
  marksLines: 2,
  gapDots: 18,
  moduleDotsMax: MODULE_DOTS_WISHED,
  logoHeightMax: 160,
  hasScanLine: true,
  // Narrower, text beside the code would break at every word.
  besideDotsMin: 190,
  isFolded: false,
}

const close: Density = {
  ...roomy,
  tenantSizes: [32, 28, 26],
  numberSizeMax: 176,
  serviceSizes: [40, 36, 32],
  waitSizes: [36, 32, 28],
  smallSizes: [26, 24],
  gapDots: 10,
  logoHeightMax: 112,
}

const closeWithSmallCode: Density = { ...close, moduleDotsMax: MODULE_DOTS_MIN }

/** What a customer can do without goes first: the line about the phone, white, a line for tenant and branch each. */
const tight: Density = {
  ...close,
  tenantSizes: [28, 26],
  branchSizes: [26, 24],
  numberSizeMax: 150,
  serviceSizes: [36, 32, 28],
  serviceLines: 3,
  smallSizes: [24],
  barSizes: [28],
  chipSizes: [26, 24],
  toDoLines: 5,
  waitSizes: [32, 28, 26],
  gapDots: 8,
  hasScanLine: false,
  besideDotsMin: 130,
  isFolded: true,
}

const tightWithSmallCode: Density = { ...tight, moduleDotsMax: MODULE_DOTS_MIN }

/** More than any text of a ticket takes: it has the lines that it needs. */
const AS_NEEDED = 30
/** The last is two and a half millimetres high: small, and read by whoever wants to know. */
const SMALL_SIZES = [24, 22, 20] as const

/**
 * When there is more to say than an ordinary ticket has: every text takes the lines that it needs, in one size that becomes smaller until all of it
 * has room. What to do stands beside the code as long as it is short, else below it over the whole width, with the date alone beside it.
 */
function whole(size: number, isToDoBelow: boolean): Density {
  return {
    ...tightWithSmallCode,
    logoHeightMax: 64,
    tenantSizes: [size],
    tenantLines: AS_NEEDED,
    branchSizes: [size],
    branchLines: AS_NEEDED,
    // 128 to 108: still more than four times what stands around it.
    numberSizeMax: 8 + 5 * size,
    barSizes: [size + 4],
    serviceSizes: [size + 4],
    serviceLines: AS_NEEDED,
    smallSizes: [size],
    nextLines: AS_NEEDED,
    chipSizes: [size],
    chipLines: AS_NEEDED,
    marksLines: AS_NEEDED,
    toDoLinesBelow: AS_NEEDED,
    waitSizes: [size + 4, size + 2, size],
    gapDots: 6,
    isToDoBelow,
  }
}

const smallest = whole(20, true)

/** Of a line of the tenant's that has no room even so, as much as there is paper for: the more lines, the longer the ticket. */
const TO_DO_LINES_MAX = 20
export const shortenedToDo: readonly Density[] = Array.from({ length: TO_DO_LINES_MAX }, (_, lines) => ({
  ...smallest,
  toDoLinesBelow: lines + 1,
}))

/** The end of long names, at last. */
const tightest: Density = {
  ...whole(20, false),
  ...{ tenantLines: 1, branchLines: 1, serviceLines: 2, nextLines: 1, chipLines: 1 },
}

/** For a tenant's long line of what to do, beside everything else that a ticket can have at once. */
const lastResort: Density = { ...tightest, serviceLines: 1, toDoLines: 4, toDoLinesBelow: 2 }

/** In which names lose their end as well. */
export const shortenedNames: readonly Density[] = [tightest, lastResort]

/** In which nothing is meant to be lost, the roomiest first. */
export const densities: readonly Density[] = [
  roomy,
  close,
  closeWithSmallCode,
  tight,
  tightWithSmallCode,
  ...SMALL_SIZES.flatMap((size) => [whole(size, false), whole(size, true)]),
]
