create table locality_post (
    id uuid primary key,
    agency_id uuid not null references locality_agency on delete cascade,
    title text not null,
    leads boolean not null,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from)
);
comment on column locality_post.leads is 'Whether who holds it is the head of the agency.';
create index locality_post_agency on locality_post (agency_id);

create table locality_staff (
    id uuid primary key,
    post_id uuid not null references locality_post on delete cascade,
    person text not null,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from)
);
comment on table locality_staff is 'A person in a post for a period. Names of officers in their office: no other personal data.';
create index locality_staff_post on locality_staff (post_id);

create table locality_team (
    id uuid primary key,
    kind text not null check (kind in ('task_force', 'hamlet_team', 'digital_team')),
    name text not null,
    unit_code text not null,
    decision_number text,
    decision_date date,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    version integer not null default 1
);
comment on table locality_team is 'Task force of Đề án 06, its hamlet teams, community digital teams (NĐ 224/2026 Art. 79).';
create index locality_team_unit on locality_team (unit_code);

create table locality_team_hamlet (
    team_id uuid not null references locality_team on delete cascade,
    hamlet text not null,
    primary key (team_id, hamlet)
);
comment on table locality_team_hamlet is 'Villages and residential groups that the team serves.';

create table locality_team_member (
    id uuid primary key,
    team_id uuid not null references locality_team on delete cascade,
    person text not null,
    role text not null check (role in ('head', 'deputy', 'standing', 'secretary', 'member')),
    post text,
    agency_id uuid references locality_agency on delete set null,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from)
);
comment on column locality_team_member.post is 'Their own post, as the decision writes it.';
create index locality_team_member_team on locality_team_member (team_id);
