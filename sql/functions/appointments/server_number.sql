-- The next number that the server itself gives under a prefix on a day: A-X07, with its writer's letter, two digits at
-- least. After history was lost the writer takes a new letter first: what it had given under the old one is not known.
-- Concurrency: the counter's row, so that a caller who then counts tickets of this prefix is alone.
create or replace function app_private.server_number(c app_private.command, p_prefix text, p_day date) returns jsonb
language plpgsql
as $$
declare
  v_n integer;
  v_letter text := app_private.letter_of_epoch(c.writer_id, c.branch_id);
begin
  insert into app.server_numbers as r (tenant_id, branch_id, number_day, prefix, last_n)
  values (c.tenant_id, c.branch_id, p_day, p_prefix, 1)
  on conflict (branch_id, number_day, prefix) do update set last_n = r.last_n + 1
  returning r.last_n into v_n;
  return jsonb_build_object('prefix', p_prefix, 'letter', v_letter, 'n', v_n, 'number_day', p_day,
    'number', p_prefix || '-' || v_letter || lpad(v_n::text, greatest(2, length(v_n::text)), '0'));
end
$$;
