-- A code is used a moment after it was given: a fifth of each page stays free for that, and no index is touched.
alter table sso_permit set (fillfactor = 80);
