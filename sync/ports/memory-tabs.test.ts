import { expect, test } from 'vitest'
import { createMemoryTabs } from './memory-tabs.ts'
import { settle } from './settle.ts'
import { tabsContract } from './tabs-contract.ts'

tabsContract('tabs in memory', async () => {
  const tabs = createMemoryTabs<unknown>()
  return { open: async () => tabs.open(), end: async () => undefined }
})

test('a tab that crashed is not called again, though a message was on its way to it', async () => {
  const tabs = createMemoryTabs<string>()
  const [a, b] = [tabs.open(), tabs.open()]
  const heard: string[] = []
  b.bus.listen((message) => heard.push(message))
  b.leadership.contend(() => {
    heard.push('leads')
    return () => heard.push('no longer leads')
  })
  await settle()
  a.bus.post('x')
  b.end()
  await settle()
  expect(heard).toEqual(['leads'])
  a.bus.listen((message) => heard.push(message))
  b.bus.post('from the dead')
  await settle()
  expect(heard).toEqual(['leads'])
})
