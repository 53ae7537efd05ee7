alter table plan_import add column agency_id uuid;
comment on column plan_import.agency_id is 'Where the one works who brought the document; null: somebody of the whole house';
