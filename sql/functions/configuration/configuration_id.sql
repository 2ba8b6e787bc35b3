-- The id of a thing that a branch's document names by a key: the same key is the same thing for good, whatever it is
-- called later, and one that was removed returns as itself. Computed here alone; devices read ids from what is published.
create or replace function app_private.configuration_id(p_branch_id uuid, p_kind text, p_key text) returns uuid
language sql immutable
as $$
  -- The first 16 bytes of the hash with the marks of a name-based uuid, version 8: free for such own schemes.
  select (substr(h.hex, 1, 12) || '8' || substr(h.hex, 14, 3)
    || substr('89ab', (get_byte(h.bytes, 8) & 3) + 1, 1) || substr(h.hex, 18, 15))::uuid
  from (
    select s.bytes, encode(s.bytes, 'hex') as hex
    from (select sha256(convert_to(p_branch_id || ' ' || p_kind || ' ' || p_key, 'UTF8')) as bytes) s
  ) h
$$;
