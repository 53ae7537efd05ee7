create table passkeys_key (
    id uuid primary key,
    account_id uuid not null,
    credential_id bytea not null unique,
    credential bytea not null,
    place text not null,
    name text not null,
    counter bigint not null,
    synced boolean not null,
    created_at timestamptz not null,
    used_at timestamptz,
    cloned_at timestamptz
);
comment on table passkeys_key is 'Passkeys of officers (WebAuthn). Public keys only: a stolen copy of this table opens nothing.';
comment on column passkeys_key.account_id is 'Whose it is; an id of the room access.';
comment on column passkeys_key.credential is 'Attested credential data: authenticator model, credential id, public key.';
comment on column passkeys_key.place is 'Host for which it was made; it answers nowhere else.';
comment on column passkeys_key.counter is 'How often the device has signed, if it counts; a step back means a copy.';
comment on column passkeys_key.synced is 'Whether its owner''s other devices may hold it too.';
comment on column passkeys_key.cloned_at is 'A step back of the counter was seen: it opens nothing any more.';
create index passkeys_key_account on passkeys_key (account_id);

create table passkeys_used (
    challenge_hash bytea primary key,
    until timestamptz not null
);
comment on table passkeys_used is 'Challenges that were answered: each is good once.';
