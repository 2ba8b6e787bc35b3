import { qrModules } from '../../printer/qr/qr-modules.ts'

/** White around it as the standard wants, so that every phone finds it in the dark, too. */
const QUIET = 4

/** Dark on light whatever the theme: readers want it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const matrix = qrModules(text, 'M')
  const size = matrix.length + 2 * QUIET
  const path = matrix
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className="size-full rounded-card bg-paper">
      <path d={path} className="fill-print" shapeRendering="crispEdges" />
    </svg>
  )
}
