create table devices_list (
    id uuid primary key,
    collection_id uuid not null,
    addressee text not null,
    paper_id uuid,
    made_by uuid,
    made_at timestamptz not null
);
comment on table devices_list is 'Needs that went out together to those who decide';
create index devices_list_collection on devices_list (collection_id, made_at desc);

create table devices_need (
    id uuid primary key,
    collection_id uuid not null,
    subject_id uuid not null,
    agency_id uuid not null,
    kind text not null check (kind in ('DEVICE', 'COST')),
    what text not null,
    place text not null default '',
    count int not null check (count between 1 and 100000),
    price bigint not null check (price >= 0),
    fund text not null default '',
    reason text not null default '',
    state text not null check (state in ('PROPOSED', 'LISTED', 'APPROVED', 'REFUSED', 'DELIVERED')),
    list_id uuid references devices_list,
    granted int not null default 0,
    decision text not null default '',
    decided_on date,
    proposed_by uuid,
    proposed_at timestamptz not null,
    withdrawn_at timestamptz,
    version int not null default 1
);
comment on table devices_need is 'A device or money that a unit needs';
comment on column devices_need.collection_id is 'What gathers it: a plan';
comment on column devices_need.subject_id is 'What it is needed for: an item of the plan';
comment on column devices_need.price is 'Of one, in dong';
comment on column devices_need.withdrawn_at is 'Taken back by the unit before it went out; kept for the audit trail';
create index devices_need_collection on devices_need (collection_id) where withdrawn_at is null;
create index devices_need_subject on devices_need (subject_id) where withdrawn_at is null;
create index devices_need_list on devices_need (list_id);
