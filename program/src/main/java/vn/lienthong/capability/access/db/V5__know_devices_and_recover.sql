create table access_device (
    id uuid primary key,
    account_id uuid not null references access_account,
    mark bytea not null,
    browser text not null,
    address text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    unique (account_id, mark)
);
comment on table access_device is 'Browsers in which a person has signed in: a new one is told to them.';
comment on column access_device.mark is 'SHA-256 of a cookie that the browser keeps; it opens nothing.';
comment on column access_device.address is 'Where it stood when it was new.';

create table access_recovery (
    id uuid primary key,
    account_id uuid not null references access_account,
    password_hash text not null,
    until timestamptz not null,
    ordered_at timestamptz not null,
    done_at timestamptz
);
comment on table access_recovery is 'Orders of ./lienthong recover-account, carried out by the running program.';
comment on column access_recovery.until is 'The one-time password of the letter opens nothing after this.';
create index access_recovery_waiting on access_recovery (account_id) where done_at is null;
