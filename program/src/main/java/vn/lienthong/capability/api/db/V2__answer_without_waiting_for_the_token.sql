-- Half of each page stays free: the answer is written beside the call it belongs to, and no index is touched.
alter table api_repeat set (fillfactor = 50);

-- The reference locked the token's row with every call, and all calls of a program have the same one. Tokens are never deleted.
alter table api_repeat drop constraint api_repeat_token_id_fkey;
comment on column api_repeat.token_id is 'Of api_token, whose rows are never deleted; without a reference, which would lock that one row with each call';
