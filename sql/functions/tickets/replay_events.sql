-- A ticket as its events tell it, up to an ordinal: the patches in append order, each over the last.
create or replace function app_private.replay_events(p_ticket_id uuid, p_to_ordinal bigint default 9223372036854775807) returns jsonb
language plpgsql stable
as $$
declare
  v_row jsonb := '{}';
  v_patch jsonb;
begin
  for v_patch in
    select e.patch from app.ticket_events e where e.ticket_id = p_ticket_id and e.ordinal <= p_to_ordinal order by e.ordinal
  loop
    v_row := v_row || v_patch;
  end loop;
  return v_row;
end
$$;
