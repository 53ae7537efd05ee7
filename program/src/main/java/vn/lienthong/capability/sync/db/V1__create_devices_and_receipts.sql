create table sync_device (
    id uuid primary key,
    account_id uuid not null,
    agency_id uuid,
    name text not null,
    public_key bytea not null,
    enrolled_at timestamptz not null,
    seen_at timestamptz not null,
    last_number bigint not null default 0,
    failed_number bigint not null default 0,
    failed_times integer not null default 0,
    revoked_at timestamptz
);
comment on table sync_device is 'Devices that work without a signal. Public keys only: a stolen copy of this table sends nothing.';
comment on column sync_device.account_id is 'Whose it is; an id of the room access.';
comment on column sync_device.agency_id is 'Unit of its owner when it was enrolled; an id of the room locality.';
comment on column sync_device.public_key is 'Checks what the device signs (ECDSA P-256, SubjectPublicKeyInfo).';
comment on column sync_device.last_number is 'The last entry that was answered: the device counts, and goes on behind it.';
comment on column sync_device.failed_number is 'An entry at which the program broke, and how often.';
create index sync_device_account on sync_device (account_id);
create index sync_device_agency on sync_device (agency_id) where revoked_at is null;

create table sync_receipt (
    device_id uuid not null references sync_device (id) on delete cascade,
    number bigint not null,
    key uuid not null,
    kind text not null,
    made_at timestamptz not null,
    believed_at timestamptz not null,
    clock_doubtful boolean not null,
    received_at timestamptz not null,
    path text not null,
    refused_key text not null,
    refused_arguments text[] not null,
    primary key (device_id, number)
);
comment on table sync_receipt is 'What became of each entry: a device that asks again gets the same answer. Contents are not kept here.';
comment on column sync_receipt.refused_key is 'Message key of the reason; empty if it was taken.';
create index sync_receipt_received on sync_receipt (received_at);
