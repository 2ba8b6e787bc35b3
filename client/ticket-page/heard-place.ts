type Figures = readonly (readonly [label: string, value: string])[]

/** Nobody wants to be told every few seconds how a line moves. */
export const HEARD_AGAIN_MS = 60_000

/**
 * What who listens is told of the place in line [TP13]: what stands when the page is opened is read with the page; later the
 * number of people when it has changed, with the wait as it is then, and not more often than once a minute. A wait that moves
 * by itself says nothing.
 */
export function createHeardPlace(now: () => number): (figures: Figures) => string {
  let known: Figures[number] | undefined
  let said = ''
  let saidAt = 0

  return (figures) => {
    const [people] = figures
    // Another label: another language, which is read anew.
    if (people?.[0] !== known?.[0]) {
      ;[known, said, saidAt] = [people, '', now()]
    } else if (people?.[1] !== known?.[1] && now() - saidAt >= HEARD_AGAIN_MS) {
      ;[known, said, saidAt] = [people, figures.map((each) => each.join(': ')).join(' · '), now()]
    }
    return said
  }
}
