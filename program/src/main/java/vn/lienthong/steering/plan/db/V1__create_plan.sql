create table plan_plan (
    id uuid primary key,
    title text not null,
    number text not null,
    issued date,
    issuer text not null,
    locality text not null,
    province text not null,
    basis jsonb not null,
    recipients jsonb not null,
    signer_title text not null,
    created_at timestamptz not null,
    version int not null default 1
);
comment on table plan_plan is 'A plan by which a locality deploys models; made when its first document is accepted';

create table plan_import (
    id uuid primary key,
    plan_id uuid references plan_plan,
    document_id uuid not null,
    file_name text not null,
    role text not null check (role in ('main', 'appendix', 'version')),
    state text not null check (state in ('reading', 'review', 'accepted', 'refused', 'cancelled', 'failed')),
    job_id uuid,
    head jsonb,
    head_doubts jsonb not null default '[]',
    reporting jsonb not null default '[]',
    duties jsonb not null default '[]',
    pages int not null default 0,
    refusal jsonb,
    notices jsonb not null default '[]',
    created_by uuid,
    created_at timestamptz not null,
    accepted_at timestamptz,
    version int not null default 1
);
comment on table plan_import is 'One document on its way into a plan';
comment on column plan_import.plan_id is 'The plan it is merged into; null until a first document is accepted';
comment on column plan_import.refusal is 'Why nothing was read: reason code and what the message names';
comment on column plan_import.notices is 'What a person should know about the reading of the file, such as a page hard to recognise';
create index plan_import_plan on plan_import (plan_id);
create index plan_import_created on plan_import (created_at desc);

create table plan_import_text (
    import_id uuid primary key references plan_import on delete cascade,
    lines jsonb not null
);
comment on table plan_import_text is 'The document as read, line by line; apart, so that lists stay light';

create table plan_draft (
    id uuid primary key,
    import_id uuid not null references plan_import on delete cascade,
    position int not null,
    content jsonb not null,
    marks jsonb not null default '[]',
    line_from int not null,
    line_to int not null,
    settled boolean not null,
    by_hand boolean not null default false,
    version int not null default 1
);
comment on table plan_draft is 'An item as read and as corrected so far, before its document is accepted';
comment on column plan_draft.marks is 'Where each value stands in the document, how sure it is, and why it is doubted';
comment on column plan_draft.settled is 'No doubt is open: read surely, or looked at by a person';
create index plan_draft_import on plan_draft (import_id, position);

create table plan_item (
    id uuid primary key,
    plan_id uuid not null references plan_plan,
    position int not null,
    content jsonb not null,
    number int,
    title text not null,
    group_title text not null,
    catalogue text,
    deadline date,
    active boolean not null,
    search text not null,
    version int not null default 1
);
comment on table plan_item is 'A model or task of a plan. Its steps have rows of their own, because progress hangs on them';
comment on column plan_item.search is 'Words without marks, for the search box';
create index plan_item_plan on plan_item (plan_id, position);

create table plan_item_unit (
    item_id uuid not null references plan_item on delete cascade,
    role text not null check (role in ('lead', 'coordinate', 'main', 'support', 'implement')),
    position int not null,
    name text not null,
    agency_id uuid,
    primary key (item_id, role, position)
);
comment on column plan_item_unit.name is 'As the document writes it';
comment on column plan_item_unit.agency_id is 'The agency it was resolved to; null while unknown';
create index plan_item_unit_agency on plan_item_unit (agency_id);

create table plan_step (
    id uuid primary key,
    item_id uuid not null references plan_item on delete cascade,
    n int not null,
    text text not null,
    units jsonb not null
);
create index plan_step_item on plan_step (item_id, n);

create table plan_source (
    item_id uuid not null references plan_item on delete cascade,
    import_id uuid not null references plan_import,
    content jsonb not null,
    line_from int not null,
    line_to int not null,
    primary key (item_id, import_id)
);
comment on table plan_source is 'What each accepted document said about an item, as accepted then';

create table plan_difference (
    id uuid primary key,
    plan_id uuid not null references plan_plan,
    item_id uuid not null references plan_item on delete cascade,
    import_id uuid not null references plan_import,
    field text not null,
    ours jsonb not null,
    theirs jsonb not null,
    choice text check (choice in ('ours', 'theirs')),
    decided_by uuid,
    decided_at timestamptz
);
comment on table plan_difference is 'Where a later document says something else: both stand until a person chooses';
create index plan_difference_open on plan_difference (plan_id) where choice is null;

create table plan_reporting (
    id uuid primary key,
    plan_id uuid not null references plan_plan,
    import_id uuid not null references plan_import,
    what text not null,
    by_whom text not null,
    to_whom text not null,
    cadence text not null
);
create table plan_duty (
    id uuid primary key,
    plan_id uuid not null references plan_plan,
    import_id uuid not null references plan_import,
    unit text not null,
    agency_id uuid,
    text text not null
);

create table plan_change (
    id uuid primary key,
    item_id uuid not null references plan_item on delete cascade,
    at timestamptz not null,
    actor uuid,
    field text not null,
    before jsonb not null,
    after jsonb not null
);
comment on table plan_change is 'Every correction of an accepted item, for its history';
create index plan_change_item on plan_change (item_id, at desc);
