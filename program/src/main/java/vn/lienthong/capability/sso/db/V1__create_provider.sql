create table sso_application (
    id uuid primary key,
    client_id text not null unique check (client_id ~ '^[a-z0-9][a-z0-9-]{2,59}$'),
    name text not null,
    agency_id uuid not null,
    contact text not null,
    method text not null check (method in ('secret', 'public', 'proxy')),
    redirect_uris text[] not null,
    logout_uris text[] not null default '{}',
    back_channel text not null default '',
    front_channel text not null default '',
    scopes text[] not null,
    keys text not null default '',
    pkce boolean not null default true,
    consent boolean not null default true,
    chosen_only boolean not null default false,
    refresh_days integer not null default 30 check (refresh_days between 1 and 90),
    level text not null default '',
    secret_hash bytea,
    old_secret_hash bytea,
    old_secret_until timestamptz,
    golive_id uuid,
    created_at timestamptz not null,
    stopped_at timestamptz,
    version integer not null default 1
);
comment on table sso_application is 'Programs of the locality that people sign in to through this house';
comment on column sso_application.method is 'secret: a server that keeps a secret; public: runs in the browser or on a telephone; proxy: an old program behind a proxy that asks us';
comment on column sso_application.keys is 'Public keys (JWK set) for signed request objects; empty for none';
comment on column sso_application.chosen_only is 'Only people with a role in the application may sign in';
comment on column sso_application.level is 'Least level of sign-in (acr); empty for any';
comment on column sso_application.secret_hash is 'SHA-256 of 256 random bits: a stolen copy of this table opens nothing';
comment on column sso_application.old_secret_hash is 'The secret before the last change, good for a while so that the application can be changed over';
comment on column sso_application.golive_id is 'Its way into operation, an id of the room golive';

create table sso_role (
    id uuid primary key,
    application_id uuid not null references sso_application,
    role text not null,
    account_id uuid,
    house_role text,
    check ((account_id is null) <> (house_role is null)),
    unique nulls not distinct (application_id, role, account_id, house_role)
);
comment on table sso_role is 'Who holds which role in an application: a person, or everyone with a role of this house';
comment on column sso_role.role is 'As the application calls it; tester: may sign in before it is live';

create table sso_key (
    kid text primary key,
    state text not null check (state in ('next', 'signing', 'retired')),
    public_jwk text not null,
    sealed bytea not null,
    created_at timestamptz not null,
    signing_since timestamptz,
    retired_at timestamptz
);
comment on table sso_key is 'Keys that sign tokens: one signs, the next is already published, retired ones verify';
comment on column sso_key.sealed is 'The private key, sealed (room seal)';
create unique index sso_key_one_of_each on sso_key (state) where state <> 'retired';

create table sso_request (
    id_hash bytea primary key,
    application_id uuid not null references sso_application,
    parameters text not null,
    account_id uuid,
    created_at timestamptz not null,
    until timestamptz not null
);
comment on table sso_request is 'Sign-ins on their way: the person is at the door or reads what the application wants to know';
comment on column sso_request.account_id is 'Who was asked for consent; only they may answer';

create table sso_consent (
    account_id uuid not null,
    application_id uuid not null references sso_application,
    scopes text[] not null,
    given_at timestamptz not null,
    primary key (account_id, application_id)
);
comment on table sso_consent is 'What a person has agreed to pass on to an application';

create table sso_permit (
    id uuid primary key,
    application_id uuid not null references sso_application,
    account_id uuid not null,
    session_id uuid not null,
    scopes text[] not null,
    redirect_uri text not null,
    nonce text,
    challenge text,
    claims text,
    proved_at timestamptz not null,
    level text not null,
    means text not null,
    code_hash bytea not null unique,
    code_until timestamptz not null,
    code_used_at timestamptz,
    created_at timestamptz not null,
    until timestamptz not null,
    revoked_at timestamptz,
    revoked_why text
);
comment on table sso_permit is 'One sign-in to an application: its code, and the family of tokens that came of it';
comment on column sso_permit.session_id is 'Session of the room access in which it was given';
comment on column sso_permit.until is 'No token of the family outlives it';
create index sso_permit_session on sso_permit (session_id);
create index sso_permit_created on sso_permit (created_at);
create index sso_permit_account on sso_permit (account_id, application_id);

create table sso_token (
    hash bytea primary key,
    permit_id uuid not null references sso_permit on delete cascade,
    kind text not null check (kind in ('access', 'refresh')),
    created_at timestamptz not null,
    until timestamptz not null,
    used_at timestamptz
);
comment on table sso_token is 'SHA-256 of each token given out';
comment on column sso_token.used_at is 'A refresh token is good once: when it was exchanged';
create index sso_token_permit on sso_token (permit_id);

create table sso_logout (
    id uuid primary key,
    application_id uuid not null references sso_application,
    account_id uuid not null,
    session_id uuid not null,
    state text not null check (state in ('waiting', 'told', 'given-up')),
    tries integer not null default 0,
    next_at timestamptz not null,
    last_at timestamptz,
    last_status integer,
    trouble text not null default '',
    created_at timestamptz not null
);
comment on table sso_logout is 'Sign-outs that applications are told of (back-channel), until they have heard it';
create index sso_logout_due on sso_logout (next_at) where state = 'waiting';

create table sso_count (
    application_id uuid not null references sso_application,
    day date not null,
    level text not null,
    people integer not null,
    sign_ins integer not null,
    primary key (application_id, day, level)
);
comment on table sso_count is 'Sign-ins of days whose permits are tidied away';
