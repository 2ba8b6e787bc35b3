import { expect, test } from 'vitest'
import { anAnnouncer } from './an-announcer.ts'

const FRENCH = 'fr:ticket fr:A fr:48 fr:counter fr:3.'
const ARABIC = FRENCH.replaceAll('fr:', 'ar:')

test('[VA1] the chime, then the call in the customer’s language, then in the others, then the next call', async () => {
  const { announcer, heard, call, end, settle } = anAnnouncer()
  call('a', 'fr', ['ar', 'fr'])
  call('b', 'en')
  await settle()
  expect(announcer.state()).toEqual({ kind: 'chiming', audible: 'ready', waiting: 1 })
  for (let each = 0; each < 4; each++) await end()
  expect(heard).toEqual(['chime', FRENCH, ARABIC, 'chime', FRENCH.replaceAll('fr:', 'en:')])
  await end()
  expect(announcer.state()).toEqual({ kind: 'resting', audible: 'ready', waiting: 0 })
})

test('[VA1] however fast calls come, nothing is heard over anything else', async () => {
  const { announcer, heard, call, end, pass, settle } = anAnnouncer()
  for (let n = 0; n < 40; n++) {
    call(`n${n}`, n % 2 ? 'ar' : 'fr')
    if (n % 3 === 0) announcer.withdraw(`n${n - 1}`)
    if (n % 7 === 0) announcer.setQuiet(true)
    if (n % 7 === 1) announcer.setQuiet(false)
    await (n % 2 ? end() : settle())
    await pass(500)
  }
  expect(heard.length).toBeGreaterThan(15)
  expect(heard.filter((each) => each.includes('over'))).toEqual([])
})

test('[VA3] a call that waited beyond its minute is never heard', async () => {
  const { heard, call, end, pass, settle } = anAnnouncer()
  call('a')
  call('b')
  await settle()
  await end()
  await pass(60_001)
  await end()
  expect(heard).toEqual(['chime', FRENCH])
})

test('[VA4] what does not stand any more is not said, or no further', async () => {
  const { announcer, heard, call, end, settle } = anAnnouncer()
  call('a')
  call('b')
  call('c', 'ar')
  await settle()
  await end()
  announcer.withdraw('b')
  announcer.withdraw('a')
  await settle()
  await end()
  expect(heard).toEqual(['chime', FRENCH, 'chime', ARABIC])
  await end()
  expect(announcer.state().kind).toBe('resting')
})

test('[VA5] in quiet hours it falls silent at once, and says afterwards only what is called afterwards', async () => {
  const { announcer, heard, call, settle } = anAnnouncer()
  call('a')
  call('b')
  await settle()
  announcer.setQuiet(true)
  call('c')
  await settle()
  expect(announcer.state()).toEqual({ kind: 'quiet', audible: 'ready', waiting: 0 })
  announcer.setQuiet(false)
  call('d')
  await settle()
  expect(heard).toEqual(['chime', 'chime'])
})

test('[VA6] the same call told at every look at the screen is announced once', async () => {
  const { heard, call, end, settle } = anAnnouncer()
  for (let look = 0; look < 5; look++) {
    call('a')
    await settle()
    await end()
  }
  expect(heard).toEqual(['chime', FRENCH])
})

test('[VA7] a language that cannot be read leaves the chime, is told, and is tried again at the next call', async () => {
  const { announcer, broken, heard, call, end, settle } = anAnnouncer()
  broken.load.add('fr')
  call('a')
  await settle()
  await end()
  expect([heard, announcer.state()]).toEqual([['chime'], { kind: 'resting', audible: 'silent', waiting: 0 }])
  broken.load.clear()
  call('b')
  await settle()
  await end()
  await end()
  expect([heard.at(-1), announcer.state().audible]).toEqual([FRENCH, 'ready'])
})

test('[VA7] where the browser lets nothing sound, that is told, and no call waits for it', async () => {
  const { announcer, broken, call, settle } = anAnnouncer()
  broken.isBlocked = true
  call('a')
  call('b')
  await settle()
  await settle()
  expect(announcer.state()).toEqual({ kind: 'resting', audible: 'blocked', waiting: 0 })
})

test('[VA8] a sound whose end never comes, since the device slept, holds up nothing', async () => {
  const { announcer, heard, call, pass, settle } = anAnnouncer()
  call('a')
  await settle()
  await pass(3_600_000)
  expect(announcer.state().kind).toBe('resting')
  call('b')
  await settle()
  expect(heard).toEqual(['chime', 'chime'])
})

test('[VA8] a recording that never comes holds up nothing', async () => {
  const { announcer, broken, call, end, pass, settle } = anAnnouncer()
  broken.isHanging = true
  call('a')
  await settle()
  await end()
  expect(announcer.state().kind).toBe('speaking')
  await pass(5_000)
  expect(announcer.state()).toEqual({ kind: 'resting', audible: 'silent', waiting: 0 })
})

test('[VA1] stopped it is silent for good and holds no timer', async () => {
  const { announcer, heard, call, settle, timers } = anAnnouncer()
  call('a')
  await settle()
  announcer.stop()
  call('b')
  await settle()
  expect([heard, announcer.state().kind, timers()]).toEqual([['chime'], 'stopped', 0])
})

test('the volume is kept between nothing and all, and listeners hear of changes alone', async () => {
  const { announcer, call, end, settle, volume } = anAnnouncer()
  announcer.setVolume(7)
  expect(volume()).toBe(1)
  announcer.setVolume(-1)
  expect(volume()).toBe(0)
  let told = 0
  const forget = announcer.subscribe(() => told++)
  expect(announcer.state()).toBe(announcer.state())
  call('a')
  await settle()
  await end()
  await end()
  expect(told).toBe(3)
  forget()
  call('b')
  expect(told).toBe(3)
})
