create table sites_site (
    id uuid primary key,
    plan_id uuid not null,
    item_id uuid not null,
    kind text not null,
    name text not null,
    unit_code text,
    unit_name text not null,
    folded text not null,
    agency uuid not null,
    state text not null check (state in ('CANDIDATE', 'CHOSEN', 'RUNNING', 'REPLICATED', 'STOPPED')),
    since date not null,
    surveyed boolean not null default false,
    score int check (score between 0 and 100),
    created_at timestamptz not null,
    version int not null default 1
);
comment on table sites_site is 'A place at which a model is tried, or may be';
comment on column sites_site.agency is 'The agency that brought it in';
comment on column sites_site.score is 'Last evaluation in percent of the greatest score';
create index sites_site_item on sites_site (item_id);
create index sites_site_plan on sites_site (plan_id);

create table sites_move (
    site_id uuid not null references sites_site on delete cascade,
    n int not null,
    at timestamptz not null,
    code text not null,
    to_state text not null,
    day date not null,
    by_account uuid,
    number text not null,
    words text not null,
    document_id uuid,
    primary key (site_id, n)
);
comment on table sites_move is 'History of a place; also its surveys and evaluations, with codes proposed, surveyed and evaluated';
comment on column sites_move.number is 'Number of the decision';
create index sites_move_document on sites_move (document_id) where document_id is not null;
create index sites_move_day on sites_move (day);

create table sites_sheet (
    site_id uuid not null references sites_site on delete cascade,
    n int not null,
    kind text not null check (kind in ('survey', 'evaluation')),
    lines jsonb not null,
    primary key (site_id, n)
);
comment on table sites_sheet is 'A survey or an evaluation as it was filled in, with the questions of that day; n is that of its line in sites_move';
