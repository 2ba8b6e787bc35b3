import { Fragment, type ReactNode } from 'react'

/** What is longer may be wider than a heading in the largest letters, and is torn rather than cut off. */
const LETTERS_MAX = 16

/** Words of a heading are large and few: one with a hyphen, “peut-être”, is not torn at it where the glass is wide enough. */
export function wholeWords(text: string): ReactNode {
  return text.split(/([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)+)/u).map((part, at) => {
    // Those between stand at even places; the text does not change while it stands.
    const key = `${at} ${part}`
    if (at % 2 === 0 || part.length > LETTERS_MAX) return <Fragment key={key}>{part}</Fragment>
    return (
      <span key={key} className="md:whitespace-nowrap">
        {part}
      </span>
    )
  })
}
