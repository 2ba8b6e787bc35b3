-- The greatest number without a letter per prefix that the branch knows for a day label; of one writer, or else of all
-- kiosks that stand, also what was printed and we could not take: the paper of a quarantined issue is in somebody's hand
-- all the same.
create or replace function app_private.heights(p_branch_id uuid, p_day date, p_writer_id uuid default null) returns jsonb
language sql stable
as $$
  select coalesce(jsonb_object_agg(h.prefix, h.n), '{}')
  from (
    select k.prefix, max(k.n) as n
    from (
      select t.prefix, t.sequence_n as n from app.tickets t
      where t.branch_id = p_branch_id and t.number_day = p_day and t.letter is null and not t.is_placeholder
      union all
      select q.raw #>> '{args,prefix}', (q.raw #>> '{args,n}')::integer from app.quarantine q
      where q.writer_id in (
          select w.id from app.writers w join app.devices v on v.id = w.device_id
          where w.branch_id = p_branch_id
            and (w.id = p_writer_id or p_writer_id is null and v.kind = 'kiosk' and v.status = 'active'))
        and q.name in ('issue_ticket', 'check_in_appointment')
        and q.raw #>> '{args,number_day}' = p_day::text and q.raw #>> '{args,letter}' is null
        -- One whose arguments did not parse may bear any number, and would push the day's floors to it.
        and not coalesce((q.raw ->> 'malformed')::boolean, false)
        and q.raw #>> '{args,prefix}' is not null and q.raw #>> '{args,n}' ~ '^[0-9]{1,6}$'
    ) k
    group by k.prefix
  ) h
$$;
