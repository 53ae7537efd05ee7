create table identity_offline_key (
    id smallint primary key check (id = 1),
    public_key bytea not null,
    sealed bytea not null,
    made_at timestamptz not null
);
comment on table identity_offline_key is 'Counters seal scans to this key while the program cannot be reached; they cannot open them again';
comment on column identity_offline_key.sealed is 'The private key, sealed (room seal)';

create table identity_offline (
    check_id uuid primary key,
    scanned_at timestamptz not null,
    sent_at timestamptz not null
);
comment on table identity_offline is 'Checks that were scanned while the program could not be reached; goes with the check';
comment on column identity_offline.scanned_at is 'By the clock of the counter''s computer, which nobody vouches for';
