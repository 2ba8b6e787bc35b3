/** What a phone is told by push: what stands on the display anyway, and nothing of anybody. */
export type PushMessage = { readonly number: string; readonly counter: string | null; readonly language: string }

/** The authority's present second, and for how long the message is still worth being told. */
export type PushTime = { readonly nowS: number; readonly leftMs: number }

/** As a browser gives it: where its push service listens, and the keys of this very browser. */
export type PushSubscriptionKeys = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
