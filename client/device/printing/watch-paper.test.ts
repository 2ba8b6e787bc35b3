import { expect, test } from 'vitest'
import { createSpoolWorld } from '../../../printer/fake/spool-world.ts'
import { type PaperNews, watchPaper } from './watch-paper.ts'

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

async function aWatch() {
  const world = createSpoolWorld(settle)
  const page = world.openPage()
  await world.time.pass(5_000)
  const heard: PaperNews[] = []
  const end = watchPaper({ spool: page.spool, jobs: world.jobs.open() }, '1', (news) => heard.push(news))
  return { world, heard, end }
}
const kinds = (heard: readonly PaperNews[]) => heard.map(({ kind }) => kind)

test('[KP5] a paper that comes out is told once it has', async () => {
  const { world, heard } = await aWatch()
  await world.issue('1')
  expect(kinds(heard)).toEqual(['printing'])
  await world.time.pass(1_000)
  expect(kinds(heard)).toEqual(['printing', 'printed'])
})

test('[KP5] no paper is told at once, and that it prints after all when a hand was there', async () => {
  const { world, heard } = await aWatch()
  world.printer.set('paper_out')
  await world.time.pass(1_000)
  await world.issue('1')
  await world.time.pass(1_000)
  expect(heard).toEqual([{ kind: 'printing' }, { kind: 'no_paper', reason: 'paper_out' }])
  world.printer.set(undefined)
  await world.time.pass(3_000)
  expect(kinds(heard)).toEqual(['printing', 'no_paper', 'printing', 'printed'])
})

test('[KP5] a printer that takes its time is told to, and what becomes of it later, too', async () => {
  const { world, heard } = await aWatch()
  world.printer.setHanging(true)
  await world.issue('1')
  await world.time.pass(30_000)
  expect(kinds(heard).at(0)).toBe('printing')
  expect(['no_paper', 'maybe_paper']).toContain(kinds(heard).at(-1))
})

test('[KP5] who looks no more hears no more', async () => {
  const { world, heard, end } = await aWatch()
  end()
  await world.issue('1')
  await world.time.pass(1_000)
  expect(kinds(heard)).toEqual(['printing'])
})
