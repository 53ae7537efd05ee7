alter table progress_evidence add column record_kind text not null default '', add column record_id text not null default '';
comment on column progress_evidence.record_kind is 'Of a record of this program: the source by which it was found; empty for files, links and addresses typed by hand';
comment on column progress_evidence.record_id is 'Of a record of this program: its id there, the last part of its address';
