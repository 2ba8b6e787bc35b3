-- Whether a number lies in what its writer was granted for that day label.
create or replace function app_private.is_in_lane(p_writer_id uuid, p_branch_id uuid, p_day date, p_prefix text, p_n integer) returns boolean
language sql stable
as $$
  select exists (
    select from app.lane_days l
    where l.branch_id = p_branch_id and l.day = p_day and l.writer_id = p_writer_id
      and p_n % l.modulus = l.residue and p_n > coalesce((l.floors ->> p_prefix)::integer, 0))
$$;
