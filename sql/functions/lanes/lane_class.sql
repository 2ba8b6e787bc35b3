-- The residue class of the n-th of `total` owners: classes of the smallest power of two that is enough, of which the
-- first owners take two merged into one where there are fewer owners than classes. All of them are disjoint and
-- together they are every number. The first owner of two begins with 1, so that the day begins with number 1.
create or replace function app_private.lane_class(p_place integer, p_total integer, out residue integer, out modulus integer)
language plpgsql immutable
as $$
declare
  v_half integer := 1;
begin
  while v_half * 2 <= p_total loop
    v_half := v_half * 2;
  end loop;
  -- v_half classes of modulus v_half; the first (total − half) of them are cut in two.
  if p_total = v_half then
    modulus := v_half;
    residue := (p_place + 1) % v_half;
  elsif p_place < 2 * (p_total - v_half) then
    modulus := v_half * 2;
    residue := ((p_place / 2 + 1) % v_half) + (p_place % 2) * v_half;
  else
    modulus := v_half;
    residue := (p_place - (p_total - v_half) + 1) % v_half;
  end if;
end
$$;
