import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderSqlData } from './sql-data.ts'

describe('sql/data', () => {
  it.each(Object.entries(renderSqlData()))('[T1] %s equals the table in sync/', (file, rendered) => {
    const path = new URL(`../../sql/data/${file}`, import.meta.url)
    if (process.env.UPDATE === '1') writeFileSync(path, rendered)
    expect(readFileSync(path, 'utf8')).toBe(rendered)
  })
})
