import pg from 'pg'
import { expect, test } from 'vitest'
import { EngineError } from './engine-error.ts'
import { toEngineError } from './to-engine-error.ts'

function fault(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('its words', 0, 'error'), { code })
}

test.each([
  ['55P03', 'table_lock_timeout'],
  ['42P01', 'schema_changed'],
  ['42703', 'schema_changed'],
  ['22012', 'clause_failed'],
  ['22003', 'clause_failed'],
  ['54001', 'clause_failed'],
  ['57014', 'snapshot_interrupted'],
  ['40001', 'snapshot_interrupted'],
  ['57P01', 'database_unreachable'],
  ['57P03', 'database_unreachable'],
  ['53300', 'database_unreachable'],
  ['08006', 'database_unreachable'],
  ['42501', 'missing_privilege'],
  ['XX000', 'snapshot_failed'],
])('SQLSTATE %s is called %s', (state, code) => {
  expect(toEngineError(fault(state)).code).toBe(code)
})

test('what is not of Postgres is of the way to it', () => {
  expect(toEngineError(new Error('Connection terminated')).code).toBe('database_unreachable')
})

test('an error that has its name keeps it', () => {
  const error = new EngineError('snapshot_too_large', 'too large')
  expect(toEngineError(error)).toBe(error)
})
