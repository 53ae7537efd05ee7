create table obstacles_obstacle (
    id uuid primary key,
    plan_id uuid not null,
    item_id uuid not null,
    step_id uuid,
    title text not null,
    details text not null,
    category text not null check (category in ('LEGAL', 'INFRASTRUCTURE', 'DATA', 'STAFF', 'MONEY')),
    wanted text not null,
    folded text not null,
    raised_for uuid not null,
    raised_for_name text not null,
    raised_by uuid not null,
    raised_at timestamptz not null,
    state text not null check (state in ('WAITING', 'ANSWERED', 'CLOSED', 'WITHDRAWN')),
    level int not null check (level >= 0),
    asked_agency uuid,
    asked_name text not null,
    asked_on date not null,
    days int not null check (days between 1 and 250),
    due date not null,
    answered_at timestamptz,
    ended_at timestamptz,
    version int not null default 1
);
comment on table obstacles_obstacle is 'Something that stands in the way of an item or a step of a plan';
comment on column obstacles_obstacle.folded is 'Title, details and wish without marks, for the search';
comment on column obstacles_obstacle.level is '0 the unit asked first, then the levels of the plan''s line';
comment on column obstacles_obstacle.asked_agency is 'Null for a body outside the program';
comment on column obstacles_obstacle.due is 'Last day of the one asked: asked_on plus days, in working days';
comment on column obstacles_obstacle.answered_at is 'The last answer; null while none is given or it did not solve the matter';
create index obstacles_obstacle_item on obstacles_obstacle (item_id);
create index obstacles_obstacle_plan on obstacles_obstacle (plan_id, raised_at desc);
create index obstacles_obstacle_open on obstacles_obstacle (due) where state in ('WAITING', 'ANSWERED');

create table obstacles_happening (
    obstacle_id uuid not null references obstacles_obstacle on delete cascade,
    n int not null,
    at timestamptz not null,
    kind text not null,
    by_account uuid,
    level int not null,
    asked_name text not null,
    words text not null,
    document_id uuid,
    primary key (obstacle_id, n)
);
comment on table obstacles_happening is 'History of an obstacle, one line for each change';
comment on column obstacles_happening.by_account is 'Null where the program acted';
create index obstacles_happening_at on obstacles_happening (at);

create table obstacles_level (
    plan_id uuid not null,
    level int not null check (level between 0 and 9),
    name text not null,
    agency_id uuid,
    days int not null check (days between 1 and 250),
    primary key (plan_id, level)
);
comment on table obstacles_level is 'The line by which a plan''s obstacles go up; a plan without rows has the line of levels.tsv';
comment on column obstacles_level.days is 'Working days of this level; of level 0 for the unit asked first';
