alter table plan_plan add column owner_id uuid;
alter table plan_plan add column unit_code text;
comment on column plan_plan.owner_id is 'The agency whose plan it is; null: of the whole house';
comment on column plan_plan.unit_code is 'The administrative unit in which it is carried out';
create index plan_plan_owner on plan_plan (owner_id);

alter table plan_step add column removed_at timestamptz;
comment on column plan_step.removed_at is 'A later version of the plan left it out; kept, because progress and history hang on it';
drop index plan_step_item;
create index plan_step_item on plan_step (item_id, n) where removed_at is null;

alter table plan_item drop column search;
alter table plan_item drop column number;
alter table plan_item drop column title;
alter table plan_item drop column group_title;
alter table plan_item drop column deadline;
alter table plan_item drop column active;
create index plan_item_catalogue on plan_item (catalogue) where catalogue is not null;
