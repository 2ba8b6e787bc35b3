-- What the archive knows of a drafted ticket that comes very late: the ticket that it is (by id, alias, or as the
-- placeholder of its number), and the numbers of its printed day that another ticket cannot bear any more.
-- Days that are still hot are not looked for: nothing of them is archived, and every issue asks.
-- Concurrency: none. One that is being archived at this moment is missed; it then stands twice, as two visits.
create or replace function app_private.archived_twin(
  c app_private.command, t app.tickets, out id uuid, out number text, out numbers_taken text[]
)
language plpgsql stable
as $$
declare
  v_hot_days_min constant integer := 2;
begin
  numbers_taken := '{}';
  if least(t.queue_day, t.number_day) >= c.today - v_hot_days_min then
    return;
  end if;
  select a.id, a.number into archived_twin.id, archived_twin.number from app.tickets_archive a
  where a.tenant_id = c.tenant_id and a.branch_id = c.branch_id
    and a.id = coalesce((select x.ticket_id from app.ticket_aliases x where x.alias_id = t.id), t.id);
  if found then
    return;
  end if;
  -- A day's rows at a time: the archive has no index by number.
  select coalesce(array_agg(a.number), '{}'),
    (array_agg(a.id) filter (where a.number = t.number and (a.is_placeholder or t.is_placeholder)))[1]
  into numbers_taken, archived_twin.id
  from app.tickets_archive a
  where a.branch_id = c.branch_id and a.queue_day between t.number_day - 1 and t.number_day + 1
    and a.number_day = t.number_day and split_part(a.number, '/', 1) = t.number;
  archived_twin.number := case when archived_twin.id is not null then t.number end;
end
$$;
