create table access_second_factor (
    account_id uuid primary key references access_account,
    secret bytea not null,
    began_at timestamptz not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0
);
comment on table access_second_factor is 'The code of an app beside the password (TOTP, RFC 6238).';
comment on column access_second_factor.secret is 'Sealed with the key outside the database.';
comment on column access_second_factor.confirmed_at is 'From then on it is asked for; null while it is being set up.';
comment on column access_second_factor.last_step is 'The half minute of the last code that was taken: it and older ones open nothing again.';

create table access_recovery_code (
    account_id uuid not null references access_account,
    mark text not null,
    used_at timestamptz,
    primary key (account_id, mark)
);
comment on table access_recovery_code is 'Codes on paper for the day on which the telephone is lost; each opens once.';
comment on column access_recovery_code.mark is 'HMAC with the key outside the database: a stolen copy of this table opens nothing.';
