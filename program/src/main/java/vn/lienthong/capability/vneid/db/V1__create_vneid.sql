create table vneid_attempt (
    state_hash bytea primary key,
    browser_hash bytea not null,
    purpose text not null check (purpose in ('citizen', 'officer', 'link')),
    account_id uuid,
    level text not null,
    next text not null,
    sealed bytea not null,
    created_at timestamptz not null,
    until timestamptz not null
);
comment on table vneid_attempt is 'Sign-ins on their way to VNeID and back; each is good once';
comment on column vneid_attempt.browser_hash is 'SHA-256 of a cookie: the answer counts only in the browser that asked';
comment on column vneid_attempt.account_id is 'Whose account is linked, or must come back';
comment on column vneid_attempt.sealed is 'Nonce and PKCE verifier';

create table vneid_link (
    account_id uuid primary key,
    mark text not null unique,
    linked_at timestamptz not null
);
comment on table vneid_link is 'Officers'' accounts and the person at VNeID they belong to';
comment on column vneid_link.mark is 'HMAC of issuer and personal number: knows the person again, tells nobody the number';

create table vneid_session (
    id uuid primary key,
    token_hash bytea not null unique,
    mark text not null,
    sealed bytea not null,
    level text not null,
    proved_at timestamptz not null,
    seen_at timestamptz not null
);
comment on table vneid_session is 'Citizens who are signed in; a row goes with its session';
comment on column vneid_session.sealed is 'What VNeID told of the person, sealed; opens with the key of the room seal only';

create table vneid_sandbox (
    on_since timestamptz primary key
);
comment on table vneid_sandbox is 'A row: the demo was loaded, so the sandbox is on unless a setting says otherwise';
