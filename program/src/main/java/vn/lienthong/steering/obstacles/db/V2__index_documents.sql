create index obstacles_happening_document on obstacles_happening (document_id) where document_id is not null;
comment on index obstacles_happening_document is 'Asked for each file that is opened: may the reader see its obstacle?';
