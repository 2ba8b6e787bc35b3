import { expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { fakeDeps } from '../http/fake-deps.ts'

const app = createApp(fakeDeps())

async function page(headers: Record<string, string> = {}, path = '/', of = app) {
  const answer = await of.request(path, { headers })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i)
  return { text: await answer.text(), headers: answer.headers }
}

test.each([
  ['ar-TN,fr;q=0.8', 'ar', 'rtl'],
  ['fr-FR', 'fr', 'ltr'],
  ['de', 'en', 'ltr'],
])('for %s the start page is in %s, %s', async (accept, language, direction) => {
  const { text, headers } = await page({ 'accept-language': accept })
  expect(text).toContain(`<html lang="${language}" dir="${direction}">`)
  expect(headers.get('content-language')).toBe(language)
  expect(headers.get('vary')).toMatch(/accept-language/i)
})

test('the language that a person chose wins', async () => {
  expect((await page({ 'accept-language': 'en' }, '/?lang=ar')).text).toContain('lang="ar" dir="rtl"')
})

test('every link of it leads somewhere', async () => {
  const { text } = await page()
  const paths = [...text.matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => path ?? '')
  expect(paths).toContain('/docs')
  expect(paths).toContain('/health/ready')
  for (const path of paths) expect([path, (await app.request(path)).status]).toEqual([path, 200])
})

test('the demonstration is offered in demo mode only', async () => {
  expect((await page()).text).not.toContain('/api/demo')
  expect((await page({}, '/', createApp(fakeDeps({ DEMO: '1' })))).text).toContain('href="/api/demo"')
})

test('it has no script, no style and nothing of another host', async () => {
  expect((await page()).text).not.toMatch(/<script|<style|style=|\son\w+=|https?:/)
})
