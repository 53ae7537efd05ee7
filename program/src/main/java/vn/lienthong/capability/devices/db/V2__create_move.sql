create table devices_move (
    need_id uuid not null references devices_need on delete cascade,
    n int not null,
    at timestamptz not null,
    state text not null check (state in ('PROPOSED', 'LISTED', 'APPROVED', 'REFUSED', 'DELIVERED')),
    granted int not null default 0,
    by_account uuid,
    primary key (need_id, n)
);
comment on table devices_move is 'History of a need: how far it came and when that was written down, so that a report of last month says what was true then';

insert into devices_move (need_id, n, at, state, by_account)
select id, 1, proposed_at, 'PROPOSED', proposed_by from devices_need;
insert into devices_move (need_id, n, at, state, by_account)
select d.id, 2, l.made_at, 'LISTED', l.made_by from devices_need d join devices_list l on l.id = d.list_id;
insert into devices_move (need_id, n, at, state, granted)
select id, 3, greatest(proposed_at, decided_on::timestamp at time zone 'Asia/Ho_Chi_Minh'), state, granted
  from devices_need where decided_on is not null;
