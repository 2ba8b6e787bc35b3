-- Whether the device speaks of the history that this database is on. Answers the seq up to which its commands come again
-- with the outcomes that they had, 0 for none. Raises: epoch_changed.
create or replace function app_private.check_epoch(w app.writers, p_present integer, p_told integer, p_acknowledged jsonb) returns bigint
language plpgsql
as $$
declare
  v_epoch integer := (p_acknowledged ->> 'epoch')::integer;
  v_seq bigint := (p_acknowledged ->> 'seq')::bigint;
  v_is_lost boolean := coalesce(v_epoch >= p_present and v_seq > w.last_seq, false);
begin
  if v_is_lost or p_told <> p_present then
    perform app_private.refuse('epoch_changed', jsonb_build_object('epoch', p_present, 'last_seq', w.last_seq, 'is_lost', v_is_lost));
  end if;
  return case when v_epoch < p_present then v_seq else 0 end;
end
$$;
