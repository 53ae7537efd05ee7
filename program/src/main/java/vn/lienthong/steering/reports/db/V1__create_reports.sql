create table reports_regime (
    id uuid primary key,
    plan_id uuid,
    agency_id uuid not null,
    kind text not null check (kind in ('WEEKLY', 'MONTHLY', 'QUARTERLY', 'AD_HOC')),
    words text not null,
    cut_off int not null,
    due_day int not null,
    opens_before int not null,
    units uuid[] not null,
    addressees text[] not null,
    approval boolean not null,
    active boolean not null,
    starts date not null,
    version int not null default 1
);
comment on table reports_regime is 'How often a plan is reported on; taken from the plan''s own duties, changed by the standing body';
comment on column reports_regime.plan_id is 'Null: one report over all plans of the agencies below';
comment on column reports_regime.agency_id is 'The standing body, which merges and issues';
comment on column reports_regime.words is 'The plan''s own words that it was taken from; empty for one set by hand';
comment on column reports_regime.cut_off is 'Weekly: weekday 1 to 7; else day of the month, 0 for its end';
comment on column reports_regime.due_day is 'First such weekday or day of the month after the cut-off, moved to a working day';
comment on column reports_regime.opens_before is 'Working days before the due day on which the round opens';
comment on column reports_regime.units is 'Who writes parts; empty: the lead units of the plan on that day';
create unique index reports_regime_plan on reports_regime (plan_id, kind) where plan_id is not null;
create unique index reports_regime_all on reports_regime (agency_id, kind) where plan_id is null;

create table reports_round (
    id uuid primary key,
    regime_id uuid references reports_regime,
    plans uuid[] not null,
    agency_id uuid not null,
    kind text not null,
    first_day date not null,
    last_day date not null,
    due date not null,
    title text not null,
    addressees text[] not null,
    approval boolean not null,
    opened_at timestamptz not null,
    opened_by uuid,
    version int not null default 1
);
comment on table reports_round is 'One period of one report: the parts of the units, then the merged report';
comment on column reports_round.title is 'Subject of an ad hoc report; empty for the others';
create unique index reports_round_once on reports_round (regime_id, first_day) where regime_id is not null;
create index reports_round_due on reports_round (due desc, id desc);
create index reports_round_plans on reports_round using gin (plans);

create table reports_part (
    id uuid primary key,
    round_id uuid not null references reports_round,
    agency_id uuid not null,
    agency_name text not null,
    state text not null check (state in ('TO_WRITE', 'SUBMITTED', 'MERGED')),
    submitted_at timestamptz,
    submitted_by uuid,
    late boolean not null default false,
    returned_why text not null default '',
    reminded_on date,
    content jsonb not null default '[]',
    version int not null default 1,
    unique (round_id, agency_id)
);
comment on table reports_part is 'What one unit says in one round';
comment on column reports_part.agency_name is 'Its name when the round opened';
comment on column reports_part.content is 'Every field as it was submitted';
create index reports_part_open on reports_part (agency_id) where state = 'TO_WRITE';

create table reports_words (
    holder uuid not null,
    section text not null,
    subject text not null,
    prefilled text not null,
    own text,
    addressee text not null default '',
    version int not null,
    edited_by uuid not null,
    edited_at timestamptz not null,
    primary key (holder, section, subject)
);
comment on table reports_words is 'Words that a person put in the place of what was filled in, in a part or in a draft';
comment on column reports_words.holder is 'Id of the part or of the report';
comment on column reports_words.prefilled is 'What was filled in when the person changed it';
comment on column reports_words.own is 'Null: what is filled in stands again';

create table reports_report (
    id uuid primary key,
    round_id uuid not null references reports_round,
    edition int not null,
    state text not null check (state in ('COUNTING', 'DRAFT', 'ISSUED', 'REPLACED', 'WITHDRAWN')),
    replaces uuid references reports_report,
    why text not null default '',
    job_id uuid,
    fields jsonb not null default '[]',
    created_at timestamptz not null,
    created_by uuid,
    changed_at timestamptz not null,
    approved_at timestamptz,
    approved_by uuid,
    issued_at timestamptz,
    issued_by uuid,
    issued_on date,
    number text not null default '',
    version int not null default 1,
    unique (round_id, edition)
);
comment on table reports_report is 'The merged report of a round; a correction is a further edition that names the one it replaces';
comment on column reports_report.fields is 'What was filled in of the parts; once issued, the words as issued';
create unique index reports_report_one_draft on reports_report (round_id) where state in ('COUNTING', 'DRAFT');

create table reports_snapshot (
    report_id uuid primary key references reports_report,
    as_of timestamptz not null,
    sha256 text not null,
    bytes int not null,
    content bytea not null
);
comment on table reports_snapshot is 'Every figure and table of a report with the records behind it: canonical JSON, packed with gzip; the hash is that of the JSON';

create table reports_note (
    id uuid primary key,
    report_id uuid not null references reports_report,
    section text not null,
    account uuid not null,
    at timestamptz not null,
    text text not null
);
comment on table reports_note is 'What leaders and the standing body remark on a report; section is empty for the whole';
create index reports_note_report on reports_note (report_id, at);
