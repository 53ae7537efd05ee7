alter table registry_bulk add column path text not null default '';
comment on column registry_bulk.path is 'Page of the room that makes the list once it is approved; empty for lists from this register';
