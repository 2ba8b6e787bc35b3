import type { RunConfig } from '../config/config-type.ts'

const PAGE = '/sign-in/oidc'

/** The addresses that a provider may send a browser back to: the page of ours, under each of our names, to the letter. */
export function redirectUris({
  publicUrl,
  corsOrigins,
}: Pick<RunConfig, 'publicUrl' | 'corsOrigins'>): readonly string[] {
  return [publicUrl, ...corsOrigins].map((origin) => `${origin}${PAGE}`)
}
