type Props = { readonly text: string; readonly label: string; readonly empty: string }

/** What was typed so far, read from left to right in every language. */
export function TypedLine({ text, label, empty }: Props) {
  return (
    <div
      role="status"
      aria-label={label}
      className="flex min-h-24 items-center justify-center rounded-card border border-edge bg-surface px-6 text-center"
    >
      {text === '' ? (
        <span className="text-large text-ink-soft">{empty}</span>
      ) : (
        <bdi dir="ltr" className="text-hero font-semibold tracking-widest">
          {text}
        </bdi>
      )}
    </div>
  )
}
