/** The name of the product and its sign, the same on every screen; the way to the start page. */
export function Brand() {
  return (
    <a href="/" className="flex min-h-11 items-center gap-2 text-large font-bold text-ours-ink">
      <img src="/icons/icon.svg" alt="" className="size-8" />
      <bdi>BléSaf</bdi>
    </a>
  )
}
