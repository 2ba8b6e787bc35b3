import type { Paper, Row, Who } from './facts.ts'

const PRIVATE_COLUMNS = [
  'contact_name',
  'contact_phone',
  'contact_email',
  'contact_expires_at',
  'note',
  'answers',
  'feedback_text',
]
const SECRET_COLUMNS = /secret|token|password|hash|digest/

/** [I2] [I9] What a row may tell, to whom, and of which day. */
export function createRowChecks(branch: {
  readonly tenantId: string
  readonly branchId: string
  /** What only another bank's devices may ever hear of. */
  readonly foreign: readonly string[]
  add(id: string, what: string): void
  paperOf(ticketId: string): Paper | undefined
}) {
  function checkRow(who: Who, shape: string, row: Row, where: string): void {
    if (row.tenant_id !== undefined && row.tenant_id !== branch.tenantId)
      branch.add('I9', `a row of another tenant came into ${where} of ${who.name}`)
    if (row.branch_id !== undefined && row.branch_id !== branch.branchId)
      branch.add('I9', `a row of another branch came into ${where} of ${who.name}`)
    const paper = shape === 'tickets' ? branch.paperOf(String(row.id)) : undefined
    // What stands for a ticket that the authority has yet to hear of has a day only by guess.
    const isOfPaper = paper !== undefined && row.is_placeholder === false
    if (isOfPaper && row.number_day !== undefined && row.number_day !== paper.day)
      branch.add('I2', `${paper.day} ${paper.number} came to ${who.name} as of ${row.number_day}`)
    for (const column of Object.keys(row)) {
      if (SECRET_COLUMNS.test(column)) branch.add('I9', `${shape}.${column} came to ${who.name}`)
      if (who.audience === 'public' && PRIVATE_COLUMNS.includes(column))
        branch.add('I9', `${shape}.${column} came to ${who.name}, which stands in the open`)
    }
  }

  return {
    checkRow,
    /** Anything that reached a device. */
    hearText(name: string, text: string): void {
      for (const sign of branch.foreign)
        if (text.includes(sign)) branch.add('I9', `${name} was told of another bank: ${sign}`)
    },
  }
}
