alter table access_account add column valid_until date;
comment on column access_account.valid_until is 'Last day, when the person''s post is known to end; nothing opens after it.';
