-- What a manager sees of a quarantined command's arguments: the fields that can tell nothing of a person, as short
-- scalars. A list of what is shown, not of what is hidden: a malformed command may carry anything under any name.
create or replace function app_private.quarantined_args(p_raw jsonb) returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_object_agg(a.key, a.value), '{}')
  from jsonb_each(case when jsonb_typeof(p_raw -> 'args') = 'object' then p_raw -> 'args' else '{}' end) a
  where a.key in ('ticket_id', 'number', 'prefix', 'letter', 'n', 'number_day', 'service_id', 'class_id', 'counter_id', 'language',
      'call', 'instead_of', 'appointment_id', 'proof', 'issued_at', 'issued_by', 'outcome', 'hand_over', 'score', 'split_id', 'command_id')
    and jsonb_typeof(a.value) in ('string', 'number', 'boolean') and length(a.value #>> '{}') <= 40
$$;
