/** What an invariant says is not so. A list of them, and never a throw: one broken rule must not hide another. */
export type Violation = { rule: 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I10' | 'I12'; subject: string; what: string }
