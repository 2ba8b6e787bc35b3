import { expect, test } from 'vitest'
import { display } from './display-schema.ts'

const isTaken = (input: unknown): boolean => display.safeParse(input).success

test.each([
  [{}],
  [{ languages: ['ar', 'fr'], voice: 'customer', volume: 0, panels: ['media', 'waits'] }],
  [{ voice: ['fr', 'ar'], volume: 100, quiet_hours: [{ from: '22:00', to: '07:00' }] }],
  [{ media: [{ kind: 'video', path: '/media/sept-palmiers/2026/rates.webm', seconds: 30, names: { fr: 'Taux' } }] }],
  [{ ticker: [{ ar: 'س', fr: 'f', en: 'e' }] }],
])('[DY14] %j is taken', (input) => {
  expect(isTaken(input)).toBe(true)
})

test.each([
  ['/api/push'],
  ['/media/'],
  ['/media/../api/push'],
  ['/media/a/../../api/push'],
  ['/media/%2e%2e/api'],
  ['/media//evil.example/a.png'],
  ['//evil.example/media/a.png'],
  ['https://evil.example/media/a.png'],
  ['/media/a.png?x=1'],
  ['/media/a.png\n'],
  ['media/a.png'],
  [`/media/${'a'.repeat(200)}`],
])('[DY14] a medium at %j is refused: only files below /media/ of the installation are asked for', (path) => {
  expect(isTaken({ media: [{ kind: 'image', path }] })).toBe(false)
})

test.each([
  [{ volume: 101 }],
  [{ volume: 0.5 }],
  [{ voice: 'loud' }],
  [{ voice: [] }],
  [{ languages: [] }],
  [{ quiet_hours: [{ from: '7', to: '8' }] }],
  [{ panels: ['clock'] }],
  [{ media: [{ kind: 'page', path: '/media/a.html' }] }],
  [{ colour: 'red' }],
])('%j is refused', (input) => {
  expect(isTaken(input)).toBe(false)
})
