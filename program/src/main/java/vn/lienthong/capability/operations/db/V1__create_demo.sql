create table operations_demo (
    one boolean primary key default true check (one),
    wanted boolean not null,
    decided_at timestamptz not null,
    finished_at timestamptz
);
comment on table operations_demo is 'The one decision whether this database holds the invented locality';
comment on column operations_demo.wanted is 'Taken at the first start, never changed afterwards';
comment on column operations_demo.finished_at is 'When every room had loaded its records; null while some are missing';

create table operations_demo_room (
    room text primary key,
    loaded_at timestamptz not null
);
comment on table operations_demo_room is 'Which rooms have loaded their invented records; written in the same transaction';
comment on column operations_demo_room.room is 'Class that loaded them';
