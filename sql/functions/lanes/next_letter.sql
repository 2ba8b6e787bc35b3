-- The next free letter of a branch. Letters are never given twice. Each epoch has a block of its own, so that letters
-- which a lost history had given are not given again: the first epoch has the single letters, each later one the pairs
-- that begin with its own letter; then three and four letters of the same block. Without I, O and Q, which read as digits.
-- The caller holds the branch's row.
create or replace function app_private.next_letter(p_branch_id uuid) returns text
language plpgsql stable
as $$
declare
  v_alphabet constant text[] := string_to_array('ABCDEFGHJKLMNPRSTUVWXYZ', null);
  v_first text := v_alphabet[(app_private.epoch() - 1) % cardinality(v_alphabet) + 1];
  v_letter text;
begin
  select l.letter into strict v_letter
  from (
    select 1 as size, a as letter from unnest(v_alphabet) a where app_private.epoch() = 1
    union all
    select 2, v_first || a from unnest(v_alphabet) a where app_private.epoch() > 1
    union all
    select 3, v_first || a || b from unnest(v_alphabet) a, unnest(v_alphabet) b
    union all
    select 4, v_first || a || b || d from unnest(v_alphabet) a, unnest(v_alphabet) b, unnest(v_alphabet) d
  ) l
  where not exists (select from app.writers w where w.branch_id = p_branch_id and w.letter = l.letter)
  order by l.size, l.letter limit 1;
  return v_letter;
end
$$;
