-- Publishes a branch's configuration whole: every table that follows from the document, the days and opening intervals,
-- the document with ids as devices get it, and one new version; and notes who did it. Nothing of it stands if anything fails.
-- Answers {config_version, differences}. Raises: not_found, configuration_conflict (details: config_version),
-- configuration_invalid (details: faults).
-- Concurrency: all counters of the branch by id, then the branch's row; two publications follow each other, and the
-- second one finds the version changed.
create or replace function app_private.publish_configuration(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  b app.branches;
  e app_private.effect;
  v_document jsonb := c.args -> 'document';
  v_before jsonb;
  v_published jsonb;
  v_faults jsonb;
begin
  if (c.args ->> 'branch_id')::uuid is distinct from c.branch_id then
    perform app_private.refuse('not_found');
  end if;
  perform from app.counters k where k.branch_id = c.branch_id order by k.id for no key update;
  select * into strict b from app.branches r where r.id = c.branch_id for no key update;
  if (c.args ->> 'base_version')::integer is distinct from b.config_version then
    perform app_private.refuse('configuration_conflict', jsonb_build_object('config_version', b.config_version));
  end if;
  v_faults := app_private.configuration_faults(b, v_document);
  if v_faults is not null then
    perform app_private.refuse('configuration_invalid', jsonb_build_object('faults', v_faults));
  end if;
  select r.document into v_before from app.branch_configs r where r.branch_id = b.id;
  update app.branches set names = v_document #> '{branch,names}', clock = v_document #> '{branch,clock}',
    calendar = v_document #> '{branch,calendar}', config_version = config_version + 1,
    languages = array(select l.value from jsonb_array_elements_text(v_document #> '{branch,languages}') with ordinality l order by l.ordinality)
  where id = b.id returning * into b;
  perform app_private.write_groups(b, v_document);
  perform app_private.write_services(b, v_document);
  perform app_private.write_classes(b, v_document);
  perform app_private.write_questions(b, v_document);
  e.counter_ids := app_private.write_counters(b, v_document);
  perform app_private.write_staff_plan(b, v_document);
  v_published := app_private.published_document(b, v_document, v_before, app_private.write_settings(b, v_document -> 'settings'));
  perform app_private.make_branch_days(b.id);
  perform app_private.store_configuration(c, b, v_published);
  e.result := jsonb_build_object('config_version', b.config_version,
    'differences', app_private.configuration_differences(v_before, v_published));
  perform app_private.note_command(c, 'configuration_published', 'done', jsonb_build_object('config_version', b.config_version,
    'differences', jsonb_array_length(e.result -> 'differences')));
  e.touches_config := true;
  return e;
end
$$;
