/**
 * One vocabulary for SQL, wire and screens. A code keeps its SQLSTATE for good and a retired SQLSTATE is not given again:
 * devices and logs of other versions still speak of it.
 */
export const errorCodes = {
  internal: { sqlstate: 'BS000', httpStatus: 500 },
  unauthenticated: { sqlstate: 'BS001', httpStatus: 401 },
  not_allowed: { sqlstate: 'BS002', httpStatus: 403 },
  not_found: { sqlstate: 'BS003', httpStatus: 404 },
  malformed: { sqlstate: 'BS004', httpStatus: 400 },
  wrong_state: { sqlstate: 'BS005', httpStatus: 409 },
  stale: { sqlstate: 'BS006', httpStatus: 409 },
  counter_closed: { sqlstate: 'BS007', httpStatus: 409 },
  nobody_waiting: { sqlstate: 'BS008', httpStatus: 409 },
  already_called: { sqlstate: 'BS009', httpStatus: 409 },
  ticket_ended: { sqlstate: 'BS010', httpStatus: 409 },
  not_called: { sqlstate: 'BS011', httpStatus: 409 },
  outside_hours: { sqlstate: 'BS012', httpStatus: 409 },
  holiday: { sqlstate: 'BS013', httpStatus: 409 },
  after_last_ticket: { sqlstate: 'BS014', httpStatus: 409 },
  over_capacity: { sqlstate: 'BS015', httpStatus: 409 },
  undo_expired: { sqlstate: 'BS016', httpStatus: 409 },
  undo_not_last: { sqlstate: 'BS017', httpStatus: 409 },
  cannot_undo: { sqlstate: 'BS018', httpStatus: 409 },
  configuration_conflict: { sqlstate: 'BS019', httpStatus: 409 },
  configuration_invalid: { sqlstate: 'BS020', httpStatus: 400 },
  slot_taken: { sqlstate: 'BS021', httpStatus: 409 },
  appointment_ended: { sqlstate: 'BS022', httpStatus: 409 },
  let_pass_limit: { sqlstate: 'BS023', httpStatus: 409 },
  session_required: { sqlstate: 'BS024', httpStatus: 403 },
  service_unavailable: { sqlstate: 'BS025', httpStatus: 409 },
  unknown_reference: { sqlstate: 'BS026', httpStatus: 409 },
  not_in_quarantine: { sqlstate: 'BS027', httpStatus: 409 },
  sequence_gap: { sqlstate: 'BS028', httpStatus: 409 },
  writer_unknown: { sqlstate: 'BS029', httpStatus: 409 },
  epoch_changed: { sqlstate: 'BS030', httpStatus: 409 },
  too_many_commands: { sqlstate: 'BS031', httpStatus: 429 },
  too_many_writers: { sqlstate: 'BS032', httpStatus: 429 },
  device_revoked: { sqlstate: 'BS033', httpStatus: 403 },
  unsupported: { sqlstate: 'BS034', httpStatus: 400 },
  retry_later: { sqlstate: 'BS035', httpStatus: 503 },
  too_large: { sqlstate: 'BS036', httpStatus: 413 },
  unsupported_media_type: { sqlstate: 'BS037', httpStatus: 415 },
  method_not_allowed: { sqlstate: 'BS038', httpStatus: 405 },
  timed_out: { sqlstate: 'BS039', httpStatus: 503 },
  shutting_down: { sqlstate: 'BS040', httpStatus: 503 },
  too_many_requests: { sqlstate: 'BS041', httpStatus: 429 },
  demo_only: { sqlstate: 'BS042', httpStatus: 403 },
} as const satisfies Record<string, { sqlstate: `BS${number}`; httpStatus: number }>

export type ErrorCode = keyof typeof errorCodes

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}
