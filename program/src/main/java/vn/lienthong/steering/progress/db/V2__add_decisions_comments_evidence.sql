create table progress_decision (
    id uuid primary key,
    plan_id uuid not null,
    number text not null,
    issued date not null,
    reason text not null,
    document_id uuid,
    actor uuid,
    at timestamptz not null
);
comment on table progress_decision is 'Numbered decisions of the standing body by which last days were moved';
create index progress_decision_plan on progress_decision (plan_id, issued);

create table progress_comment (
    id uuid primary key,
    plan_id uuid not null,
    item_id uuid not null,
    step_id uuid,
    author uuid not null,
    agency_name text not null,
    at timestamptz not null,
    text text not null,
    edited_at timestamptz
);
comment on column progress_comment.agency_name is 'As it was that day';
create index progress_comment_item on progress_comment (item_id, at);
create index progress_comment_plan on progress_comment (plan_id, at);

create table progress_comment_before (
    id uuid primary key,
    comment_id uuid not null references progress_comment,
    text text not null,
    until timestamptz not null
);
comment on table progress_comment_before is 'What a comment said before its author changed it';
create index progress_comment_before_of on progress_comment_before (comment_id, until);

create table progress_mention (
    comment_id uuid not null references progress_comment,
    account_id uuid not null,
    item_id uuid not null,
    at timestamptz not null,
    seen_at timestamptz,
    primary key (comment_id, account_id)
);
create index progress_mention_open on progress_mention (account_id, at) where seen_at is null;

create table progress_evidence (
    id uuid primary key,
    plan_id uuid not null,
    item_id uuid not null,
    step_id uuid not null,
    kind text not null check (kind in ('FILE', 'LINK', 'RECORD')),
    title text not null,
    address text not null default '',
    document_id uuid unique,
    sha256 text not null default '',
    bytes bigint not null default 0,
    scan text not null check (scan in ('NONE', 'CLEAN', 'WAITING', 'INFECTED')),
    note text not null default '',
    added_by uuid,
    agency_name text not null default '',
    added_at timestamptz not null,
    removed_at timestamptz,
    removed_by uuid,
    removed_why text not null default ''
);
comment on table progress_evidence is 'What proves that a step was done: files, links, records of this program';
comment on column progress_evidence.scan is 'NONE: no scanner is set up, or nothing to scan; WAITING: held back until the scanner has looked';
create index progress_evidence_item on progress_evidence (item_id, added_at) where removed_at is null;
create index progress_evidence_same on progress_evidence (plan_id, sha256) where removed_at is null and sha256 <> '';
create index progress_evidence_waiting on progress_evidence (added_at) where scan = 'WAITING';

create table progress_unit (
    plan_id uuid not null,
    agency_id uuid not null,
    contact_id uuid,
    subplan_document uuid unique,
    subplan_number text not null default '',
    subplan_issued date,
    filed_at timestamptz,
    filed_by uuid,
    primary key (plan_id, agency_id)
);
comment on table progress_unit is 'For each unit of a plan: who is the contact person, and its own sub-plan';
