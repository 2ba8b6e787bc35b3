import { expect, it } from 'vitest'
import { redirectUris } from './redirect-uris.ts'

it('[ID11] a browser comes back to the one page, under each name of ours', () => {
  const config = { publicUrl: 'https://queue.bank.tn', corsOrigins: ['https://board.bank.tn'] }
  expect(redirectUris(config)).toEqual(['https://queue.bank.tn/sign-in/oidc', 'https://board.bank.tn/sign-in/oidc'])
})
