create table privacy_desk (
    agency uuid primary key,
    agency_name text not null,
    contact text not null,
    since timestamptz not null
);
comment on table privacy_desk is 'Agencies that take requests of data subjects; who answers holds privacy.answer there';
comment on column privacy_desk.contact is 'Where and when to be reached, printed on the slip';

create table privacy_term (
    kind text primary key,
    days int not null,
    days_with_others int not null,
    longer int not null,
    changed_at timestamptz not null,
    changed_by uuid
);
comment on table privacy_term is 'Days by kind of request where the locality has set others than the program ships';
comment on column privacy_term.days_with_others is 'Where a processor or third party must act too';
comment on column privacy_term.longer is 'Days of the one extension, at most';

create table privacy_series (
    year int primary key,
    last int not null
);
comment on table privacy_series is 'Last number of a year; its row is locked until the request is filed: no gap, nothing twice';

create table privacy_request (
    id uuid primary key,
    code text not null unique,
    kind text not null,
    state text not null,
    agency uuid not null,
    agency_name text not null,
    subject_key text not null,
    subject text not null,
    rest smallint not null default 0,
    targets text[] not null,
    channel text not null,
    filed_by uuid,
    filed_at timestamptz not null,
    answer_due date not null,
    answered_at timestamptz,
    with_others boolean not null default false,
    due date not null,
    longer boolean not null default false,
    closed_at timestamptz,
    correction uuid,
    restriction uuid,
    version int not null default 1
);
comment on table privacy_request is 'Requests of data subjects (law 91/2025/QH15 article 4, NĐ 356/2025/NĐ-CP)';
comment on column privacy_request.subject_key is 'Keyed hash of the personal number';
comment on column privacy_request.subject is 'Who asks and in which words, sealed; forgotten five years after closing';
comment on column privacy_request.rest is '0 all that was filed, 1 without the contact, 2 nothing: RequestStore.Rest';
comment on column privacy_request.targets is 'What it is about: a field, codes of data, purposes, consents; by kind';
comment on column privacy_request.answer_due is 'Last day of the first answer: two working days';
comment on column privacy_request.with_others is 'Whether a processor or third party must act too';
comment on column privacy_request.correction is 'The proposal in the register, for a correction';
create index privacy_request_subject on privacy_request (subject_key, filed_at desc);
create index privacy_request_agency on privacy_request (agency, state);
create index privacy_request_open on privacy_request (due) where closed_at is null;
create index privacy_request_correction on privacy_request (correction) where correction is not null;

create table privacy_step (
    request_id uuid not null references privacy_request on delete cascade,
    n int not null,
    at timestamptz not null,
    code text not null,
    state text not null,
    by_account uuid,
    by_person boolean not null,
    words text not null,
    clause text not null,
    primary key (request_id, n)
);
comment on table privacy_step is 'History of a request, one line for each move; the person reads the same lines';

create table privacy_file (
    document_id uuid primary key,
    request_id uuid not null references privacy_request on delete cascade,
    name text not null,
    by_person boolean not null,
    at timestamptz not null
);
comment on table privacy_file is 'Files of a request: proofs of the person, answers of the agency';
create index privacy_file_request on privacy_file (request_id);
