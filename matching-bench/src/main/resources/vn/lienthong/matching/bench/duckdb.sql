-- The same job as blocked Fellegi–Sunter in SQL: normalised columns, blocking passes from cheap to dear, weights learned from
-- pairs that the number proves, frequencies of names, the best candidate by posterior. {register}, {units}, {list}, {out} are files.
-- @register
create macro folded(text) as trim(regexp_replace(replace(strip_accents(lower(text)), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g'));
create macro sorted(name) as array_to_string(list_sort(string_split(name, ' ')), ' ');
create macro hamlet(address) as regexp_extract(regexp_replace(address, '(^| )tdp ', '\1to dan pho '),
    '(?:^| )((?:thon|xom|ap|ban|to dan pho) (?:[0-9]+|[a-z]+))', 1);
create macro commune(address) as regexp_extract(address,
    '(?:^| )(?:xa|phuong|thi tran|x|p|tt) ([a-z0-9 ]+?)(?: (?:huyen|thanh pho|quan|thi xa|tinh|h|tp|t) .*)?$', 1);
create table units as
    select code, min(successor) as successor from read_csv('{units}', delim = '\t', header = true, all_varchar = true, quote = '')
    group by code;
create table place as
    select regexp_replace(folded(name), '^(xa|phuong|thi tran) ', '') as commune, min(successor) as successor
    from read_csv('{units}', delim = '\t', header = true, all_varchar = true, quote = '')
    group by commune having count(distinct successor) = 1;
create table person as
    select row_number() over ()::integer as p, id, number, old_number, name,
        string_split(name, ' ')[-1] as given, sorted(name) as words,
        y, m, d, (y * 10000 + m * 100 + d)::integer as ymd, sex, unit, house, hamlet(house) as hamlet, replace(name, ' ', '') as letters
    from (
        select id, number, old_number, folded(name) as name,
            coalesce(try_cast(substr(birth_date, 1, 4) as integer), 0) as y,
            coalesce(try_cast(substr(birth_date, 6, 2) as integer), 0) as m,
            coalesce(try_cast(substr(birth_date, 9, 2) as integer), 0) as d,
            sex, unit, split_part(regexp_replace(folded(address), '^so [0-9]+ ', ''), ' xa ', 1) as house
        from read_csv('{register}', delim = '\t', header = true, all_varchar = true, quote = '', nullstr = '\N'));
create table frequency as select name, ln(count(*) / (select count(*) from person)) as f from person group by name;
-- @list
create or replace table line as
    with raw as (
        select row, regexp_replace(number, '[^0-9]', '', 'g') as n, number as written, folded(name) as name,
            list_transform(regexp_extract_all(birth_date, '[0-9]+'), lambda x: x::bigint) as b,
            length(regexp_extract(birth_date, '[0-9]+')) as w, sex, unit, folded(address) as address
        from read_csv('{list}', delim = '\t', header = true, all_varchar = true, quote = '', nullstr = '\N')),
    dated as (
        select *, case
            when len(b) = 3 and w = 4 then b[1] * 10000 + b[2] * 100 + b[3]
            when len(b) = 3 and b[3] < 27 then (2000 + b[3]) * 10000 + b[2] * 100 + b[1]
            when len(b) = 3 and b[3] < 100 then (1900 + b[3]) * 10000 + b[2] * 100 + b[1]
            when len(b) = 3 then b[3] * 10000 + b[2] * 100 + b[1]
            when len(b) = 2 then b[2] * 10000 + b[1] * 100
            when len(b) = 1 and w = 8 then (b[1] % 10000) * 10000 + (b[1] // 10000 % 100) * 100 + b[1] // 1000000
            when len(b) = 1 and w = 4 then b[1] * 10000
            when len(b) = 1 and w = 5 then strftime(date '1899-12-30' + b[1]::integer, '%Y%m%d')::integer
            else 0 end as ymd
        from raw)
    select row::integer as r,
        case when written like '%E%' then '' when length(n) between 10 and 11 then lpad(n, 12, '0')
            when length(n) >= 12 then n else '' end as number,
        case when length(n) = 9 then n else '' end as old_number,
        name, string_split(name, ' ')[-1] as given, sorted(name) as words,
        ymd::integer as ymd, (ymd // 10000)::integer as y, (ymd // 100 % 100)::integer as m, (ymd % 100)::integer as d,
        sex, coalesce(units.successor, nullif(unit, ''), place.successor) as unit, address, hamlet(address) as hamlet,
        replace(name, ' ', '') as letters
    from dated left join units on units.code = dated.unit
    left join place on coalesce(dated.unit, '') = '' and place.commune = commune(dated.address);
create or replace table sure as
    select r, p from line join person using (number)
    where line.number <> '' and (line.name = person.name or jaro_winkler_similarity(line.name, person.name, 0.88) > 0)
        and (line.ymd = person.ymd or line.d = 0 and line.y = person.y or line.name = person.name);
create or replace table open as select * from line anti join sure using (r);
create or replace table pair as
    select r, p from sure
    union select r, p from open join person on open.number = person.number and open.number <> ''
    union select r, p from open join person on open.old_number = person.old_number and open.old_number <> ''
    union select r, p from open join person using (name, ymd) where open.d > 0
    union select r, p from open join person using (words, ymd) where open.d > 0
    union select r, p from open join person using (given, ymd) where open.d > 0
    union select r, p from open join person using (unit, ymd) where open.d > 0
    union select r, p from open join person using (name, unit)
    union select r, p from open join person using (words, unit)
    union select r, p from open join person using (letters, ymd) where open.d > 0
    union select r, p from open join person using (unit, y, hamlet) where open.hamlet <> ''
    union select r, p from open join person on open.ymd = person.ymd and left(open.given, 2) = left(person.given, 2) where open.d > 0
    union select r, p from open join person using (given, unit, y)
    union select r, p from open join person using (unit, y, m) where open.d > 0 and left(open.name, 2) = left(person.name, 2)
    union select r, p from open join person on open.name = person.name and open.y = person.y and open.m = person.d and open.d = person.m
        where open.d > 0
    union select r, p from open join person using (name, y) where open.unit = '' or open.unit is null or open.d = 0
    union select r, p from open join person on open.name = person.name and open.y between person.y - 1 and person.y + 1
            and open.m = person.m and open.d = person.d where open.d > 0
    union select r, p from open join person on open.number <> '' and substr(open.number, 4) = substr(person.number, 4)
    union select r, p from open join person on open.number <> '' and left(open.number, 9) = left(person.number, 9)
            and open.given = person.given;
create or replace macro levels(l, p) as {
    n: case when l.number = '' then 0 when p.number = '' then 0 when l.number = p.number then 1
        when damerau_levenshtein(l.number, p.number) = 1 then 2 when damerau_levenshtein(l.number, p.number) = 2 then 3 else 4 end,
    o: case when l.old_number = '' or p.old_number = '' then 0 when l.old_number = p.old_number then 1 else 2 end,
    w: case when l.name = p.name then 1 when l.words = p.words then 2
        when l.letters = p.letters then 3
        when jaro_winkler_similarity(l.name, p.name) >= 0.94 then 4 when jaro_winkler_similarity(l.name, p.name) >= 0.86 then 5
        when l.given = p.given then 6 else 7 end,
    b: case when l.y = 0 or p.y = 0 then 0 when l.d > 0 and l.ymd = p.ymd then 1
        when (l.d = 0 or p.d = 0) and l.y = p.y then 2 when l.m = 1 and l.d = 1 and l.y = p.y then 3
        when l.y = p.y and l.m = p.d and l.d = p.m then 4 when l.y = p.y and (l.m = p.m or l.d = p.d) then 5
        when l.m = p.m and l.d = p.d then 6 when l.y = p.y then 7 when abs(l.y - p.y) = 1 then 8 else 9 end,
    s: case when coalesce(l.sex, '') = '' then 0 when l.sex = p.sex then 1 else 2 end,
    u: case when coalesce(l.unit, '') = '' then 0 when l.unit = p.unit then 1 else 2 end,
    a: case when coalesce(l.address, '') = '' then 0 when contains(l.address, p.house) then 1
        when l.hamlet = p.hamlet and l.hamlet <> '' then 1 else 2 end};
create or replace table compared as
    select pair.r, pair.p, levels(line, person) as c, line.name
    from pair join line using (r) join person using (p);
create or replace table stranger as
    select levels(line, person) as c
    from (select *, row_number() over () as k from line using sample 200000 rows (reservoir, 7)) line
    join (select *, row_number() over () as k from person using sample 200000 rows (reservoir, 7)) person using (k);
create or replace table proven as
    select c from compared where c.n = 1 and c.w <= 4 union all select c from compared where c.w = 1 and c.b = 1 and c.n <> 1 and c.u = 1;
create or replace table weight as
    select 'o' as field, 1 as level, 12.0 as w union all select 'o', 2, -3.0
    union all select 'w', level, w from (select level, ln((m + 0.5) / (sum(m) over () + 5)) - ln((u + 0.05) / (sum(u) over () + 0.5)) as w from (
        select level, sum(m) as m, sum(u) as u from (
            select c.w as level, 1 as m, 0 as u from proven where c.n = 1 union all select c.w, 0, 1 from stranger
            union all select unnest(range(1, 8)), 0, 0) group by level))
    union all select 'n', level, w from (select level, ln((m + 0.5) / (sum(m) over () + 5)) - ln((u + 0.05) / (sum(u) over () + 0.5)) as w from (
        select level, sum(m) as m, sum(u) as u from (
            select c.n as level, 1 as m, 0 as u from compared where c.n <> 0 and c.w = 1 and c.b = 1 and c.u < 2
            union all select c.n, 0, 1 from stranger where c.n <> 0
            union all select unnest(range(1, 5)), 0, 0) group by level))
    union all select 'b', level, w from (select level, ln((m + 0.5) / (sum(m) over () + 5)) - ln((u + 0.05) / (sum(u) over () + 0.5)) as w from (
        select level, sum(m) as m, sum(u) as u from (
            select c.b as level, 1 as m, 0 as u from proven where c.b <> 0 and c.n = 1
            union all select c.b, 0, 1 from stranger where c.b <> 0
            union all select unnest(range(1, 10)), 0, 0) group by level))
    union all select 's', level, w from (select level, ln((m + 0.5) / (sum(m) over () + 5)) - ln((u + 0.05) / (sum(u) over () + 0.5)) as w from (
        select level, sum(m) as m, sum(u) as u from (
            select c.s as level, 1 as m, 0 as u from proven where c.s <> 0 and c.n = 1
            union all select c.s, 0, 1 from stranger where c.s <> 0) group by level))
    union all select 'u', level, w from (select level, ln((m + 0.5) / (sum(m) over () + 5)) - ln((u + 0.05) / (sum(u) over () + 0.5)) as w from (
        select level, sum(m) as m, sum(u) as u from (
            select c.u as level, 1 as m, 0 as u from proven where c.u <> 0 and c.n = 1
            union all select c.u, 0, 1 from stranger where c.u <> 0) group by level))
    union all select 'a', level, w from (select level, ln((m + 0.5) / (sum(m) over () + 5)) - ln((u + 0.05) / (sum(u) over () + 0.5)) as w from (
        select level, sum(m) as m, sum(u) as u from (
            select c.a as level, 1 as m, 0 as u from proven where c.a <> 0 and c.n = 1
            union all select c.a, 0, 1 from stranger where c.a <> 0) group by level));
create or replace table scored as
    select r, p, least(60,
        coalesce(n.w, 0) + coalesce(o.w, 0) + coalesce(b.w, 0) + coalesce(s.w, 0) + coalesce(u.w, 0) + coalesce(a.w, 0)
        + case when c.w = 1 then coalesce(wm.w, 0) - coalesce(f.f, 0) + (select ln((sum(exp(2 * f)))) from frequency)
            else coalesce(wm.w, 0) end) as score
    from compared
    left join weight n on n.field = 'n' and n.level = c.n left join weight o on o.field = 'o' and o.level = c.o
    left join weight b on b.field = 'b' and b.level = c.b left join weight s on s.field = 's' and s.level = c.s
    left join weight u on u.field = 'u' and u.level = c.u left join weight a on a.field = 'a' and a.level = c.a
    left join weight wm on wm.field = 'w' and wm.level = c.w
    left join frequency f on c.w = 1 and f.name = compared.name;
create or replace table best as
    select r, sum(exp(score)) as total, max(score) as top, max_by(p, score) as p from scored group by r;
copy (
    select line.r as row, case when best.r is null then 'none' else 'corrected' end as outcome, person.id as register_id,
        exp(best.top) / (best.total + (select count(*) from person) * 0.1) as probability, '' as second_id, '' as second_probability,
        '' as corrections
    from line left join best using (r) left join person using (p) order by line.r)
to '{out}' (delimiter '\t', header true, nullstr '', quote '');
