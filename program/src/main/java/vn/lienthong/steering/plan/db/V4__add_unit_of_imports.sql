alter table plan_import add column unit_code text;
comment on column plan_import.unit_code is 'The administrative unit whose plan the document is, as a person chose it; null: as its head says, else that of who brought it';
