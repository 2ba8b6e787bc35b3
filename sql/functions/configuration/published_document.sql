-- A document as devices get it: each entry with its id, the branch with its own, the tenant's settings as they are, and
-- behind the entries in use those that were retired while tickets still have them, so that a screen can name them.
create or replace function app_private.published_document(b app.branches, p_document jsonb, p_before jsonb, p_settings jsonb) returns jsonb
language plpgsql stable
as $$
declare
  v_document jsonb := p_document;
  v_section text;
begin
  foreach v_section in array array['groups', 'services', 'classes', 'questions', 'counters'] loop
    v_document := v_document || jsonb_build_object(v_section,
      (select coalesce(jsonb_agg(e.entry - 'retired' || jsonb_build_object('id', e.id) order by e.place), '[]')
        from app_private.document_entries(b.id, p_document, v_section) e)
      || app_private.retired_entries(b.id, p_document, p_before, v_section));
  end loop;
  return jsonb_set(v_document, '{branch,id}', to_jsonb(b.id))
    || jsonb_build_object('settings', p_settings,
      'staff_plan', coalesce(p_document -> 'staff_plan', '[]'), 'words', coalesce(p_document -> 'words', '{}'));
end
$$;
