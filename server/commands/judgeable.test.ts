import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import { commandHeader } from '../../sync/wire/command-header.ts'
import { toJudgeable } from './judgeable.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const picture = Buffer.from(encode({ width: 32, height: 32, channels: 1, depth: 8, data: new Uint8Array(1024) }))

function publishing(logo: Buffer): unknown {
  const args = { branch_id: ID, base_version: 0, document: { paper: { logo: logo.toString('base64') } } }
  return { seq: 1, id: ID, name: 'publish_configuration', kind: 'intent', args }
}

test('[TR7] a document to be published goes on with what is wrong with its picture', () => {
  const judged = (logo: Buffer) => toJudgeable([commandHeader.parse(publishing(logo))]).commands[0]
  expect(judged(picture)).not.toHaveProperty('faults')
  expect(judged(picture.subarray(0, 60))?.faults).toMatchObject([{ path: 'paper.logo', code: 'logo_broken' }])
})

test('[TR7] no device says for the server what is wrong', () => {
  expect(commandHeader.safeParse({ ...(publishing(picture) as object), faults: [] }).success).toBe(false)
})

test('[TR7] a batch ends before its second picture, which is the first of the next', () => {
  const publish = (seq: number) => commandHeader.parse({ ...(publishing(picture) as object), seq })
  const plain = commandHeader.parse({ seq: 1, id: ID, name: 'undo_command', kind: 'intent', args: {} })
  const { commands, cutBy } = toJudgeable([plain, publish(2), plain, publish(4), plain])
  expect({ seqs: commands.map(({ seq }) => seq), cutBy }).toEqual({ seqs: [1, 2, 1], cutBy: 'pictures' })
  expect(toJudgeable([publish(4), plain])).not.toHaveProperty('cutBy')
})
