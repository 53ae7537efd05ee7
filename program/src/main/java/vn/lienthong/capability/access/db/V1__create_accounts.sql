create table access_account (
    id uuid primary key,
    user_name text not null unique check (user_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    display_name text not null,
    folded text not null,
    post text not null default '',
    agency_id uuid,
    staff_id uuid,
    password_hash text not null,
    password_kind text not null check (password_kind in ('own', 'one_time')),
    password_at timestamptz not null,
    password_until timestamptz,
    demo boolean not null default false,
    closed_at timestamptz,
    closed_why text check (closed_why in ('transfer', 'left', 'other')),
    last_sign_in timestamptz,
    created_at timestamptz not null,
    version integer not null default 1
);
comment on table access_account is 'One person, one account. Closed ones are kept: audit lines name them.';
comment on column access_account.folded is 'Name, user name and post without marks, for searching.';
comment on column access_account.agency_id is 'Where the person works; an id of the room locality.';
comment on column access_account.staff_id is 'Staff record in the room locality, if the account was made from one.';
comment on column access_account.password_hash is 'Argon2id, PHC string.';
comment on column access_account.password_kind is 'one_time: given out by an administrator, must be changed at sign-in.';
comment on column access_account.password_until is 'A one-time password opens nothing after this.';
create index access_account_agency on access_account (agency_id);
create index access_account_staff on access_account (staff_id);

create table access_role (
    id uuid primary key,
    account_id uuid not null references access_account,
    role text not null,
    agency_id uuid,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from)
);
comment on table access_role is 'A role held at a unit for a period; both days belong to it.';
comment on column access_role.agency_id is 'The unit, with those below it; none: the whole locality.';
create index access_role_account on access_role (account_id);

create table access_stand_in (
    id uuid primary key,
    absent_id uuid not null references access_account,
    stand_in_id uuid not null references access_account,
    valid_from date not null,
    valid_to date not null check (valid_to >= valid_from),
    ended_at timestamptz,
    check (absent_id <> stand_in_id)
);
comment on table access_stand_in is 'During a leave, stand_in may act with the roles of absent.';
create index access_stand_in_absent on access_stand_in (absent_id);
create index access_stand_in_stand_in on access_stand_in (stand_in_id);

create table access_session (
    id uuid primary key,
    account_id uuid not null references access_account,
    token_hash bytea not null unique,
    stand_in_id uuid references access_stand_in,
    began_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz,
    address text not null,
    browser text not null
);
comment on table access_session is 'Who is signed in; survives a restart of the program.';
comment on column access_session.token_hash is 'SHA-256 of the cookie: a stolen copy of this table opens nothing.';
comment on column access_session.stand_in_id is 'Set while the person acts for an absent colleague.';
create index access_session_account on access_session (account_id) where ended_at is null;

create table access_failure (
    subject text primary key,
    failures integer not null,
    last_at timestamptz not null,
    blocked_until timestamptz
);
comment on table access_failure is 'Failed sign-ins by name and by address, whether such an account exists or not.';
comment on column access_failure.subject is 'name:<SHA-256 of the typed name> or address:<address>.';
