create table locality_home (
    one boolean primary key default true check (one),
    unit_code text not null,
    name text not null
);
comment on table locality_home is 'The unit that this installation serves, and its name as the page head shows it.';
