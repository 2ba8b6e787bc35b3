import { expect, test } from 'vitest'
import { isPushEndpoint } from './is-push-endpoint.ts'

test.each([
  'https://fcm.googleapis.com/fcm/send/dQw4:APA91b',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
  'https://web.push.apple.com/QKp',
  'https://wns2-par02p.notify.windows.com/w/?token=BQ',
])('[TP6] a browser’s push service is known: %s', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(true)
})

test.each([
  'http://fcm.googleapis.com/x',
  'https://fcm.googleapis.com:8443/x',
  'https://user:pass@fcm.googleapis.com/x',
  'https://fcm.googleapis.com.example.com/x',
  'https://evilpush.apple.com.example.tn/x',
  'https://push.apple.com.example.tn/x',
  'https://localhost/x',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'https://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'fcm.googleapis.com',
  '',
  `https://fcm.googleapis.com/${'x'.repeat(1_000)}`,
])('[TP6] nothing else is sent to: %.60s', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(false)
})
