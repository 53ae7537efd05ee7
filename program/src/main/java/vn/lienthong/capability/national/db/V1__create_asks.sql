create table national_ask (
    id uuid primary key,
    at timestamptz not null,
    account uuid not null,
    account_name text not null,
    officer text not null,
    agency uuid,
    agency_name text not null,
    purpose text not null,
    record_kind text not null,
    record_id text not null,
    service text not null,
    product text not null,
    integration text not null,
    basis text not null,
    fields bigint not null,
    sandbox boolean not null,
    state text not null,
    outcome text not null,
    claim bytea,
    answer bytea,
    answered_at timestamptz,
    tries int not null default 0,
    next_try timestamptz,
    waits_since timestamptz,
    form_key text,
    list_id uuid,
    line int,
    unique (account, form_key)
);
comment on table national_ask is 'Asks of the national population database about one person each. Its id is the request number (MaYeuCau) of every try';
comment on column national_ask.fields is 'Bits of PersonField: what was asked about or for';
comment on column national_ask.state is 'asking, answered, declined, failed, waiting (in the queue), given-up';
comment on column national_ask.outcome is 'The answer in one word: FieldMatch, told, Reason or Why; empty while asking';
comment on column national_ask.claim is 'Who was asked about, sealed; goes with the answer when it has been kept as long as stated';
comment on column national_ask.answer is 'Answers and approved fields, sealed';
comment on column national_ask.form_key is 'Made with the form: sent twice it is one ask';
create index national_ask_agency on national_ask (agency, at desc, id desc) where list_id is null;
create index national_ask_account on national_ask (account, at desc, id desc) where list_id is null;
create index national_ask_waiting on national_ask (next_try) where state in ('waiting', 'asking');
create index national_ask_list on national_ask (list_id, line) where list_id is not null;
create index national_ask_kept on national_ask (at) where claim is not null;

create table national_row (
    id uuid primary key,
    import_id uuid not null,
    owner uuid not null,
    line int not null,
    claim bytea not null,
    taken_at timestamptz not null,
    list_id uuid
);
comment on table national_row is 'Rows of sheets that were brought for an approved list; the id becomes that of the ask';
comment on column national_row.list_id is 'The approved request whose rows these are, once it was begun';
create index national_row_import on national_row (import_id, line);
create index national_row_owner on national_row (owner, taken_at) where list_id is null;
create index national_row_list on national_row (list_id, line) where list_id is not null;

create table national_list (
    id uuid primary key,
    owner uuid not null,
    service text not null,
    purpose text not null,
    record_id text not null,
    fields bigint not null,
    state text not null,
    import_id uuid,
    rows int not null default 0,
    sandbox boolean not null default false,
    job uuid,
    next_try timestamptz,
    begun_at timestamptz,
    ended_at timestamptz
);
comment on table national_list is 'Lists that are asked for row by row; the id is that of the request in the register, which another person approves';
comment on column national_list.state is 'asked, going, paused (until next_try), stopped (by its owner), ended, gone';

create table national_sandbox (
    since timestamptz not null
);
comment on table national_sandbox is 'A row here switches the sandbox on, as the demo does; settings win';
