import { expect, test } from 'vitest'
import type { Row } from '../replication/transaction.ts'
import { compileWhere } from '../where/compile-where.ts'
import { aChange, aDefinition, aShape } from './a-shape.ts'
import { ChangeView } from './change-view.ts'
import type { Transition } from './project-change.ts'
import { ShapeRouter } from './shape-router.ts'

const COLUMNS = Object.entries({ id: 'int4', title: 'text', priority: 'bool' }).map(([name, type]) => {
  return { name, type, dims: 0, isEnum: false }
})
const IDS = ['1', '2', '3', null]
const TITLES = ['a', '', null]
const PRIORITIES = ['t', 'f', null]
const ROWS: Row[] = IDS.flatMap((id) => TITLES.flatMap((title) => PRIORITIES.map((priority) => [id, title, priority])))

const CLAUSES = [
  'id = 1',
  '2 = id',
  'id = 1 and id = 2',
  'id = 1 or id = 2',
  'id in (1, 2, null)',
  "id = any('{1,3,null}')",
  "id = any('{1,2}'::int8[])",
  "title = ''",
  "title in ('a', null) and id in (1, 2)",
  'priority = true',
  "priority in ('yes', false)",
  "(id = 1 or id = 2) and (title = 'a' or title = '') and priority = 'f'",
  "id = 1 or title = 'a'",
  "id = 1 or (id = 2 and title = 'a')",
  "id = 1 and title <> 'a'",
  'id = 1 and priority',
  'id = 1 and (title = null or priority = true)',
]

test.each(CLAUSES)(
  '[EN83] what the look-up decides for %s is what the clause says, of all rows and pairs of rows',
  async (text) => {
    const compiled = await compileWhere(text, new Map(), COLUMNS)
    if (compiled.kind === 'refused') throw new Error(compiled.problems.join())
    const definition = aDefinition({ where: compiled.where })
    const router = new ShapeRouter()
    router.add(aShape(definition))
    const mistakes: unknown[] = []
    for (const before of [undefined, ...ROWS]) {
      for (const after of [undefined, ...ROWS]) {
        const view = new ChangeView(aChange(before, after))
        const said = view.transition(definition)
        const found: (Transition | undefined)[] = []
        router.eachCandidate(view.change, (_, decided) => found.push(decided ?? said))
        if (found.length > 1 || found[0] !== said) mistakes.push({ before, after, said, found })
      }
    }
    expect(mistakes).toEqual([])
  },
)
