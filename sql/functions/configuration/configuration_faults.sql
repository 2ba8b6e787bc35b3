-- What keeps a document from being published to a branch, all at once, as far as this database must hold it for itself:
-- a device may have been told anything. The full list of what may be wrong is sync/configuration/check-configuration.ts;
-- what is left to the tables' own constraints comes out as malformed.
-- Concurrency: the caller has locked the branch's counters and its row.
create or replace function app_private.configuration_faults(b app.branches, p_document jsonb) returns jsonb
language plpgsql stable
as $$
declare
  v_chars_max constant integer := 400000;
  v_faults jsonb;
begin
  if length(p_document::text) > v_chars_max then
    return jsonb_build_array(app_private.configuration_fault('', 'document_too_large', jsonb_build_object('maximum', v_chars_max)));
  end if;
  select jsonb_agg(f.fault) into v_faults
  from (
    select app_private.configuration_fault(r.path, 'missing') as fault
    from (values ('{branch}'::text[], 'branch'), ('{branch,names}', 'branch.names'), ('{branch,languages}', 'branch.languages'),
      ('{branch,clock}', 'branch.clock'), ('{branch,calendar,hours}', 'branch.calendar.hours'), ('{services}', 'services'),
      ('{counters}', 'counters')) r (place, path)
    where p_document #> r.place is null
    union all
    select app_private.configuration_fault('format', 'bad_value') where p_document -> 'format' is distinct from '1'
    union all
    select app_private.configuration_fault('branch.slug', 'slug_differs', jsonb_build_object('slug', p_document #>> '{branch,slug}', 'expected', b.slug))
    where p_document #>> '{branch,slug}' is distinct from b.slug
    union all
    select app_private.configuration_fault('branch.position', 'bad_value')
    where p_document -> 'branch' ? 'position' and not app_private.is_position(p_document #> '{branch,position}')
    union all
    select * from app_private.identity_faults(b.id, p_document)
    union all
    select * from app_private.reference_faults(b.id, p_document)
    union all
    select * from app_private.clock_faults(b, p_document #> '{branch,clock}')
    union all
    select * from app_private.use_faults(b, p_document)
  ) f;
  return v_faults;
end
$$;
