create table golive_system (
    id uuid primary key,
    subject_kind text not null,
    subject_id text not null,
    subject_title text not null,
    subject_path text not null,
    name text not null,
    folded text not null,
    kind text not null,
    model text,
    agency uuid not null,
    agency_name text not null,
    security_check boolean not null,
    check_reason text not null,
    stage text not null,
    since date not null,
    checked_on date,
    check_until date,
    next_review date,
    live_since date,
    started_at timestamptz not null,
    version int not null default 1
);
comment on table golive_system is 'A system on its way into operation, or in it';
comment on column golive_system.subject_kind is 'What it belongs to, in the words of the room that began it; so subject_id, _title and _path';
comment on column golive_system.kind is 'Kind of system: decides the list of papers';
comment on column golive_system.security_check is 'Whether it stands behind the security check (ANAT)';
comment on column golive_system.check_reason is 'plan, catalogue, none, or the words of who set it by hand';
comment on column golive_system.check_until is 'Last day on which the check holds; null: no end, or no check yet';
create index golive_system_subject on golive_system (subject_kind, subject_id);
create index golive_system_model on golive_system (model);
create index golive_system_agency on golive_system (agency);

create table golive_move (
    system_id uuid not null references golive_system on delete cascade,
    n int not null,
    at timestamptz not null,
    code text not null,
    from_stage text not null,
    to_stage text not null,
    day date not null,
    by_account uuid,
    person text not null,
    number text not null,
    words text not null,
    until date,
    document_id uuid,
    primary key (system_id, n)
);
comment on table golive_move is 'History of a system, one line for each move; also changes of the security check, with code check-set';
comment on column golive_move.day is 'Day on which it happened, as said by the person';
comment on column golive_move.person is 'Contact person named with the move: an officer in office';
create index golive_move_document on golive_move (document_id) where document_id is not null;

create table golive_paper (
    system_id uuid not null references golive_system on delete cascade,
    paper text not null,
    there boolean not null,
    day date not null,
    by_account uuid,
    note text not null,
    document_id uuid,
    primary key (system_id, paper)
);
comment on table golive_paper is 'Papers of a system that are there, by the list of its kind';
create index golive_paper_document on golive_paper (document_id) where document_id is not null;
