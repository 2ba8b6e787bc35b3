import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'

const [WIDE, HIGH] = [240, 32]

/** How many waited in the last hours, in one glance; it runs in the direction of reading [OT9]. */
export function WaitingLine({ people }: { readonly people: readonly number[] }) {
  const say = useWords(managerWords)
  const most = Math.max(...people, 0)
  if (most === 0 || people.length < 2) return null
  const points = people.map(
    (count, at) => `${(at / (people.length - 1)) * WIDE},${HIGH - 1 - (count / most) * (HIGH - 2)}`,
  )
  return (
    <svg
      role="img"
      aria-label={say('waited_most', { count: most })}
      data-direction-icon
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="none"
      className="mt-2 block h-8 w-full text-waiting-ink"
    >
      <polygon points={`0,${HIGH} ${points.join(' ')} ${WIDE},${HIGH}`} fill="currentColor" opacity="0.12" />
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
