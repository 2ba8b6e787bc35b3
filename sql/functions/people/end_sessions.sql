-- Ends all sessions of a person, with what renews them; it holds at the next request [ID6]. Answers how many.
-- Who: inner functions. Concurrency: the rows themselves.
create or replace function app_private.end_sessions(p_staff_id uuid, p_reason text) returns integer
language plpgsql
as $$
declare
  v_ids uuid[];
begin
  with ended as (
    update app.staff_sessions s set ended_at = app.now(), end_reason = p_reason
    where s.staff_id = p_staff_id and s.ended_at is null returning s.id
  )
  select coalesce(array_agg(e.id), '{}') into v_ids from ended e;
  delete from app.refresh_tokens t where t.session_id = any (v_ids);
  return cardinality(v_ids);
end
$$;
