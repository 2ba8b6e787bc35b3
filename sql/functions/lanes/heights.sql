-- The greatest number without a letter per prefix that the branch knows for a day label.
create or replace function app_private.heights(p_branch_id uuid, p_day date) returns jsonb
language sql stable
as $$
  select coalesce(jsonb_object_agg(h.prefix, h.n), '{}')
  from (
    select t.prefix, max(t.sequence_n) as n from app.tickets t
    where t.branch_id = p_branch_id and t.number_day = p_day and t.letter is null and not t.is_placeholder
    group by t.prefix
  ) h
$$;
