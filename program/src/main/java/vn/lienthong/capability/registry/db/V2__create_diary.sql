create table registry_purpose (
    id int generated always as identity primary key,
    code text not null,
    words text not null,
    basis text not null,
    since timestamptz not null,
    unique (code, words, basis)
);
comment on table registry_purpose is 'Purposes as they were worded when persons'' data were used for them';

create table registry_look (
    id uuid primary key,
    at timestamptz not null,
    person_id uuid not null,
    unit text collate "C" not null,
    kind smallint not null,
    purpose int not null references registry_purpose,
    record_kind text not null,
    record_id text not null,
    fields bigint not null,
    account uuid,
    account_name text not null,
    agency uuid,
    agency_name text not null
);
comment on table registry_look is 'Data-use diary: a line for each look at a person, written in the transaction of the look, never changed';
comment on column registry_look.kind is '0 opened, 1 listed, 2 checked, 3 bulk, 4 break-glass: Diary.Kind';
comment on column registry_look.fields is 'Bits of PersonField: what was shown';
comment on column registry_look.account_name is 'As it was then; also when the account is gone';
create index registry_look_person on registry_look (person_id, at desc, id desc);
create index registry_look_account on registry_look (account, at desc);
create index registry_look_agency on registry_look (agency, at desc);

create table registry_case (
    id uuid primary key,
    clause text not null,
    case_number text not null,
    release_on date not null,
    opened_by uuid not null,
    opened_by_name text not null,
    agency uuid not null,
    agency_name text not null,
    opened_at timestamptz not null,
    reviewed_at timestamptz not null,
    reviewed_by uuid,
    released_at timestamptz
);
comment on table registry_case is 'Deferred disclosure: looks for a case whose subject must not be warned; they reach the diary at release';
comment on column registry_case.clause is 'The clause of law that allows it';
comment on column registry_case.reviewed_at is 'Last review by the superior, or the opening; due again after a month';

create table registry_deferred_look (
    id uuid primary key,
    case_id uuid not null references registry_case,
    at timestamptz not null,
    person_id uuid not null,
    unit text collate "C" not null,
    kind smallint not null,
    purpose int not null references registry_purpose,
    record_kind text not null,
    record_id text not null,
    fields bigint not null,
    account uuid,
    account_name text not null,
    agency uuid,
    agency_name text not null
);
comment on table registry_deferred_look is 'Diary lines that wait for the release of their case; moved to registry_look then. Nothing else reads them';
create index registry_deferred_look_case on registry_deferred_look (case_id);

create table registry_refusal (
    id uuid primary key,
    at timestamptz not null,
    why text not null,
    purpose text not null,
    person_id uuid,
    unit text collate "C" not null,
    record_kind text not null,
    record_id text not null,
    account uuid,
    agency uuid
);
comment on table registry_refusal is 'Reads that were refused; written also when the caller''s transaction fails';
create index registry_refusal_at on registry_refusal (at desc);

create table registry_question (
    id uuid primary key,
    look_id uuid not null unique references registry_look,
    person_id uuid not null,
    agency uuid,
    asked_at timestamptz not null,
    words text not null,
    due_on date not null,
    answered_at timestamptz,
    answered_by uuid,
    answer text
);
comment on table registry_question is 'What a person asks about a diary line; the agency of the line answers within its days';
create index registry_question_agency on registry_question (agency, due_on) where answered_at is null;

create table registry_glass (
    id uuid primary key,
    person_id uuid not null,
    unit text collate "C" not null,
    reason text not null,
    account uuid not null,
    account_name text not null,
    agency uuid,
    agency_name text not null,
    broken_at timestamptz not null,
    ends_at timestamptz not null,
    checked_at timestamptz,
    checked_by uuid,
    justified boolean,
    finding text
);
comment on table registry_glass is 'Break-glass: somebody saw a person''s data without a right of reach, in need, with a reason; checked afterwards';
create index registry_glass_open on registry_glass (broken_at) where checked_at is null;

create function registry_diary_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the data-use diary is never changed or deleted' using errcode = 'insufficient_privilege';
end $$;
create trigger registry_look_stays before update or delete on registry_look for each row execute function registry_diary_refuse();
create trigger registry_look_remains before truncate on registry_look for each statement execute function registry_diary_refuse();
create trigger registry_refusal_stays before update or delete on registry_refusal for each row execute function registry_diary_refuse();
create trigger registry_refusal_remains before truncate on registry_refusal for each statement execute function registry_diary_refuse();
