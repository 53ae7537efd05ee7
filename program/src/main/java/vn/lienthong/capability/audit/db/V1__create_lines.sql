create table audit_line (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor uuid,
    actor_name text,
    stand_in_for uuid,
    stand_in_name text,
    agency uuid,
    act text not null,
    subject_kind text not null,
    subject_id text not null,
    details jsonb not null,
    address text
);
comment on table audit_line is 'Who did what. Written with the act, never changed, never deleted.';
comment on column audit_line.id is 'Gaps are lines that were rolled back with their act.';
comment on column audit_line.actor is 'Account that acted; none: the program itself, or a visitor.';
comment on column audit_line.stand_in_for is 'Account of the absent colleague whose roles were used.';
comment on column audit_line.agency is 'Unit for which was acted.';
create index audit_line_at on audit_line (at desc, id desc);
create index audit_line_actor on audit_line (actor, id desc);
create index audit_line_stand_in on audit_line (stand_in_for, id desc) where stand_in_for is not null;
create index audit_line_subject on audit_line (subject_kind, subject_id, id desc);
create index audit_line_act on audit_line (act text_pattern_ops, id desc);

create table audit_pending (
    line_id bigint primary key
);
comment on table audit_pending is 'Lines waiting for the sealer. Written with the line and seen only when it is committed,
so that a line that commits late is sealed late, and none is passed over.';

create table audit_link (
    position bigint primary key,
    line_id bigint not null unique,
    hash text not null,
    sealed_at timestamptz not null
);
comment on table audit_link is 'The chain: hash = SHA-256, in hexadecimal digits, of the hash before, the position and the line.';

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'audit lines are never changed or deleted' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_line_stays before update or delete on audit_line for each row execute function audit_refuse();
create trigger audit_line_remains before truncate on audit_line for each statement execute function audit_refuse();
create trigger audit_link_stays before update or delete on audit_link for each row execute function audit_refuse();
create trigger audit_link_remains before truncate on audit_link for each statement execute function audit_refuse();
