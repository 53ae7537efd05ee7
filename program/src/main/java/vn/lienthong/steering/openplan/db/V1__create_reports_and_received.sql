create table openplan_report (
    id        uuid primary key,
    plans     uuid[] not null,
    agency    uuid not null,
    kind      text not null,
    first_day date not null,
    last_day  date not null,
    number    text not null,
    sha256    text not null,
    replaces  uuid,
    issued_at timestamptz not null
);
comment on table openplan_report is 'Reports that were issued, as other programs list them; the reports themselves are elsewhere';
create index openplan_report_issued on openplan_report (issued_at desc, id desc);

create table openplan_sent (
    plan_id    uuid primary key,
    version    bigint not null,
    sha256     text not null default '',
    tried_at   timestamptz,
    sent_at    timestamptz,
    trouble    text not null default ''
);
comment on table openplan_sent is 'What was sent up of each plan: reporting to the program of the tier above';
comment on column openplan_sent.version is 'Number of the last snapshot that was made; grows, never by the clock';
comment on column openplan_sent.sha256 is 'Of the snapshot that arrived last; the same is not sent again';
comment on column openplan_sent.trouble is 'Why the last try failed; empty when it did not';

create table openplan_received_plan (
    id          uuid primary key,
    unit_code   text not null,
    external_id text not null,
    version     bigint not null,
    sha256      text not null,
    taken_at    timestamptz not null,
    received_at timestamptz not null,
    token_id    uuid not null,
    number      text not null,
    title       text not null,
    issuer      text not null,
    issued      date,
    unique (unit_code, external_id)
);
comment on table openplan_received_plan is 'Plans of units below, as their own programs sent them';
comment on column openplan_received_plan.external_id is 'Id of the plan in the program that sent it';
comment on column openplan_received_plan.taken_at is 'When that program looked; states and days late are of that moment';

create table openplan_received_item (
    received_id       uuid not null references openplan_received_plan on delete cascade,
    external_id       text not null,
    position          int not null,
    number            int,
    kind              text not null,
    title             text not null,
    group_title       text not null,
    catalogue         text,
    lead              text not null,
    state             text not null,
    percent           int not null,
    steps_done        int not null,
    steps_total       int not null,
    due               date,
    done_on           date,
    working_days_late int not null,
    primary key (received_id, external_id)
);
create index openplan_received_item_catalogue on openplan_received_item (catalogue);

create table openplan_received_step (
    received_id       uuid not null references openplan_received_plan on delete cascade,
    item_id           text not null,
    external_id       text not null,
    n                 int not null,
    text              text not null,
    state             text not null,
    due               date,
    done_on           date,
    working_days_late int not null,
    primary key (received_id, external_id)
);
create index openplan_received_step_item on openplan_received_step (received_id, item_id, n);

create table openplan_received_report (
    received_id uuid not null references openplan_received_plan on delete cascade,
    external_id text not null,
    kind        text not null,
    first_day   date not null,
    last_day    date not null,
    number      text not null,
    sha256      text not null,
    issued_at   timestamptz not null,
    primary key (received_id, external_id)
);
