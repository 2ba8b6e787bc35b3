/** Whose rows, as the authority grants them: nothing of it comes from a request but what was checked there. */
export type ShapeScope = {
  readonly tenant_id: string
  readonly branch_id: string
  /** The branch's yesterday, by its own days. */
  readonly first_day: string
}
