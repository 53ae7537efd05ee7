create table progress_plan (
    plan_id uuid primary key,
    version bigint not null default 1,
    subplans_due date
);
comment on table progress_plan is 'One row for each plan: its version grows with every write, and writes of a plan come one after another by it';
comment on column progress_plan.subplans_due is 'By when every unit has to file its own sub-plan';

create table progress_item (
    item_id uuid primary key,
    plan_id uuid not null,
    contact_id uuid,
    baseline_start date,
    baseline_due date,
    start_on date,
    due_on date,
    due_after date,
    due_days int,
    kept_on date,
    keep_months int not null default 3,
    version int not null default 1,
    check ((due_after is null) = (due_days is null))
);
comment on table progress_item is 'What is known of an item beyond its plan';
comment on column progress_item.baseline_due is 'The last day by the documents of the plan';
comment on column progress_item.due_on is 'The last day by a numbered decision; null: the baseline holds';
comment on column progress_item.due_after is 'With due_days: due_on is that many working days after this day, and moves with the table of holidays';
comment on column progress_item.kept_on is 'When an item that goes on was confirmed last';
create index progress_item_plan on progress_item (plan_id);

create table progress_step (
    id uuid primary key,
    item_id uuid not null,
    plan_id uuid not null,
    parent_id uuid,
    kind text not null check (kind in ('STEP', 'DATE', 'WHOLE')),
    n int not null,
    text text,
    state text not null check (state in ('NOT_STARTED', 'DOING', 'DONE', 'BLOCKED', 'NOT_APPLICABLE')),
    agency_id uuid,
    person_id uuid,
    start_on date,
    due_on date,
    due_after date,
    due_days int,
    baseline_start date,
    baseline_due date,
    done_on date,
    reason text not null default '',
    review_on date,
    needs_evidence boolean not null default false,
    evidence int not null default 0,
    version int not null default 1,
    changed_at timestamptz,
    added_at timestamptz,
    removed_at timestamptz,
    check ((due_after is null) = (due_days is null))
);
comment on table progress_step is 'The state of each step of a plan, and steps that units added';
comment on column progress_step.text is 'The words of a step that a unit added; null: the plan has them';
comment on column progress_step.due_on is 'Its own last day; null: that of the item';
comment on column progress_step.evidence is 'How many pieces of evidence hang on it, kept with them';
comment on column progress_step.added_at is 'Null: it was there when the plan began';
create index progress_step_plan on progress_step (plan_id);
create index progress_step_item on progress_step (item_id);
create index progress_step_person on progress_step (person_id) where person_id is not null and removed_at is null;
create index progress_step_reckoned on progress_step (due_after) where due_days is not null;

create table progress_move (
    id uuid primary key,
    plan_id uuid not null,
    item_id uuid not null,
    step_id uuid,
    at timestamptz not null,
    actor uuid,
    agency_id uuid,
    agency_name text not null default '',
    kind text not null,
    before text not null default '',
    after text not null default '',
    day date,
    why text not null default '',
    decision_id uuid,
    repeat_key uuid
);
comment on table progress_move is 'The history: who did what, when, why; only ever added to';
comment on column progress_move.agency_name is 'As it was that day: an agency that is merged later stays readable';
comment on column progress_move.repeat_key is 'What a browser sends along so that the same click does not count twice';
create index progress_move_plan on progress_move (plan_id, at);
create index progress_move_item on progress_move (item_id, at);
create unique index progress_move_once on progress_move (repeat_key) where repeat_key is not null;

create function progress_keep_history() returns trigger language plpgsql as $$
begin
    raise exception 'the history of progress is only added to';
end $$;
create trigger progress_move_kept before update or delete on progress_move
    for each row execute function progress_keep_history();
