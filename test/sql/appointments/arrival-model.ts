/** A small model of the order, written from the rules and not from the SQL. Times are minutes. */
export type Rules = { tolerance: number; late: number; headStart: number }
export type Customer = { arrives: number; slot: number | null; hasClass: boolean; isCancelled: boolean }
export type Place = { order: number; isLate: boolean; isUnknown: boolean }

export function placeOf(customer: Customer, rules: Rules): Place {
  const isUnknown = customer.slot !== null && customer.isCancelled
  if (customer.slot === null || isUnknown) {
    // The class of a cancelled booking is gone with it; only the paper's own class counts, and it has none here.
    const headStart = customer.slot === null && customer.hasClass ? rules.headStart : 0
    return { order: customer.arrives - headStart, isLate: false, isUnknown }
  }
  const isLate = customer.arrives > customer.slot + rules.late
  const stands = isLate ? customer.arrives : Math.max(customer.slot - rules.tolerance, customer.arrives)
  return { order: stands - (customer.hasClass ? rules.headStart : 0), isLate, isUnknown }
}
