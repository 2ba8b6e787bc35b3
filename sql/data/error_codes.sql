-- Every code that SQL raises, the wire carries and screens translate.
-- Rendered from the tables of the same names in sync/; `UPDATE=1 npx vitest run test/contract` renders it again.
with wanted (code, sqlstate, http_status) as (
  values
    ('internal', 'BS000', 500),
    ('unauthenticated', 'BS001', 401),
    ('not_allowed', 'BS002', 403),
    ('not_found', 'BS003', 404),
    ('malformed', 'BS004', 400),
    ('wrong_state', 'BS005', 409),
    ('stale', 'BS006', 409),
    ('counter_closed', 'BS007', 409),
    ('nobody_waiting', 'BS008', 409),
    ('already_called', 'BS009', 409),
    ('ticket_ended', 'BS010', 409),
    ('not_called', 'BS011', 409),
    ('outside_hours', 'BS012', 409),
    ('holiday', 'BS013', 409),
    ('after_last_ticket', 'BS014', 409),
    ('over_capacity', 'BS015', 409),
    ('undo_expired', 'BS016', 409),
    ('undo_not_last', 'BS017', 409),
    ('cannot_undo', 'BS018', 409),
    ('configuration_conflict', 'BS019', 409),
    ('configuration_invalid', 'BS020', 400),
    ('slot_taken', 'BS021', 409),
    ('appointment_ended', 'BS022', 409),
    ('let_pass_limit', 'BS023', 409),
    ('session_required', 'BS024', 403),
    ('service_unavailable', 'BS025', 409),
    ('unknown_reference', 'BS026', 409),
    ('not_in_quarantine', 'BS027', 409),
    ('sequence_gap', 'BS028', 409),
    ('writer_unknown', 'BS029', 409),
    ('epoch_changed', 'BS030', 409),
    ('too_many_commands', 'BS031', 429),
    ('too_many_writers', 'BS032', 429),
    ('device_revoked', 'BS033', 403),
    ('unsupported', 'BS034', 400),
    ('retry_later', 'BS035', 503),
    ('too_large', 'BS036', 413),
    ('unsupported_media_type', 'BS037', 415),
    ('method_not_allowed', 'BS038', 405),
    ('timed_out', 'BS039', 503),
    ('shutting_down', 'BS040', 503),
    ('too_many_requests', 'BS041', 429),
    ('demo_only', 'BS042', 403)
), removed as (
  delete from app.error_codes as known where not exists (select from wanted where wanted.code = known.code)
)
insert into app.error_codes as known (code, sqlstate, http_status)
select wanted.code, wanted.sqlstate, wanted.http_status from wanted
on conflict (code) do update set sqlstate = excluded.sqlstate, http_status = excluded.http_status
where (known.sqlstate, known.http_status) is distinct from (excluded.sqlstate, excluded.http_status);
