import { encode } from 'uqr'

/** White around it as the standard wants, so that every phone finds it in the dark, too. */
const QUIET = 4

/** Dark on light whatever the theme: readers want it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className="size-full rounded-card bg-paper">
      <path d={path} className="fill-print" shapeRendering="crispEdges" />
    </svg>
  )
}
