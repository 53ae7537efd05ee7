-- The reference locked the purpose's row with every look, and all counters have the same one. What it promised is kept
-- by refusing to delete purposes, which nothing does.
alter table registry_look drop constraint registry_look_purpose_fkey;
comment on column registry_look.purpose is 'Of registry_purpose, whose rows are never deleted; without a reference, which would lock that one row with each look';

create function registry_purpose_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'purposes are never deleted: diary lines name them' using errcode = 'foreign_key_violation';
end $$;

create trigger registry_purpose_stays before delete on registry_purpose
    for each row execute function registry_purpose_refuse();
