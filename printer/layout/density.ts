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

const tighter: Density = {
  ...tightWithSmallCode,
  logoHeightMax: 64,
  tenantLines: 1,
  numberSizeMax: 128,
  serviceSizes: [28],
  chipSizes: [24],
  waitSizes: [28, 26],
  toDoLinesBelow: 2,
  gapDots: 6,
}

/**
 * For a tenant's long line of what to do: below the code it has the whole width, and as many lines as the paper still has.
 * Tenant and branch keep theirs: this comes before any name loses its end.
 */
const BELOW_LINES_MAX = 16
const BELOW_LINES_MIN = 5
const below = Array.from(
  { length: BELOW_LINES_MAX - BELOW_LINES_MIN + 1 },
  (_, fewer): Density => ({
    ...tighter,
    tenantLines: 2,
    besideDotsMin: Number.POSITIVE_INFINITY,
    toDoLinesBelow: BELOW_LINES_MAX - fewer,
  }),
)

/** The end of long names, at last. */
const tightest: Density = { ...tighter, numberSizeMax: 120, serviceLines: 2, nextLines: 1, chipLines: 1 }

/** For a tenant's long line of what to do, beside everything else that a ticket can have at once. */
const lastResort: Density = { ...tightest, serviceLines: 1, toDoLines: 4 }

export const densities: readonly Density[] = [
  roomy,
  close,
  closeWithSmallCode,
  tight,
  tightWithSmallCode,
  tighter,
  ...below,
  tightest,
  lastResort,
]
