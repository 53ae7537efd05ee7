create table api_token (
    id           uuid primary key,
    name         text not null,
    prefix       text not null,
    token_hash   bytea not null unique,
    agency_id    uuid,
    rights       text[] not null,
    per_minute   int not null check (per_minute between 1 and 6000),
    created_by   uuid not null,
    created_at   timestamptz not null,
    expires_on   date not null,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    last_address text
);
comment on table api_token is 'Tokens by which other programs come in; the token itself is not kept';
comment on column api_token.prefix is 'Its first letters, by which people know it again';
comment on column api_token.agency_id is 'Where the rights hold; null for the whole locality';
comment on column api_token.expires_on is 'Its last day';

create table api_repeat (
    token_id    uuid not null references api_token on delete cascade,
    key         text not null,
    fingerprint bytea not null,
    began_at    timestamptz not null,
    status      int,
    media_type  text,
    tag         text,
    location    text,
    body        bytea,
    primary key (token_id, key)
);
comment on table api_repeat is 'Answers to writes with an Idempotency-Key, kept for a day so that a repeated call gets the same';
comment on column api_repeat.fingerprint is 'Hash of method, address and body: the same key with another call is refused';
comment on column api_repeat.status is 'Null while the first call is still being done';
create index api_repeat_began on api_repeat (began_at);
