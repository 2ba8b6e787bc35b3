import { z } from 'zod'
import { type ShapeName, shapes } from '../permissions/shapes.ts'
import { rememberCheck } from '../ports/remember-check.ts'
import { plainObject } from '../wire/plain-object.ts'

export const shapeName = z.enum(Object.keys(shapes) as [ShapeName, ...ShapeName[]])

/** A place in the log of changes, decimal: they are compared as numbers, so nothing else may lie on the disk. */
const lsn = z.string().regex(/^[0-9]{1,20}$/)

/** `key` is the row's id within its shape: the primary key without the tenant. */
export const baseRow = z.object({
  shape: shapeName,
  key: z.string(),
  /** The stream's own key, by which its later changes find the row. */
  stream_key: z.string(),
  version: z.int(),
  row: plainObject,
})
export type BaseRow = z.output<typeof baseRow>
export const isBaseRow = rememberCheck(baseRow)

/** A row of an answer, until base has it [RE4]. */
export const confirmedRow = z.object({
  shape: shapeName,
  key: z.string(),
  version: z.int(),
  lsn,
  row: plainObject,
})
export type ConfirmedRow = z.output<typeof confirmedRow>
export const isConfirmedRow = rememberCheck(confirmedRow)

export const shapePosition = z.object({
  shape: shapeName,
  handle: z.string(),
  offset: z.string(),
  lsn,
})
export type ShapePosition = z.output<typeof shapePosition>
