import { Fragment, type ReactNode } from 'react'

/** Words of a heading are large and few: one with a hyphen, “peut-être”, is not torn at it. */
export function wholeWords(text: string): ReactNode {
  return text.split(/(\p{L}+(?:-\p{L}+)+)/u).map((part, at) => {
    // Those between stand at even places; the text does not change while it stands.
    const key = `${at} ${part}`
    if (at % 2 === 0) return <Fragment key={key}>{part}</Fragment>
    return (
      <span key={key} className="whitespace-nowrap">
        {part}
      </span>
    )
  })
}
