"""The statements behind `pairs`, in the order in which they run.

`entries` is the list; `names` its distinct names, `parts` their words with the rest of the name,
`related` pairs of names, and PAIRS the pairs of entries with what they weigh.

Anybody can sign a thousand times over, so nothing may meet all of a kind with all of it. Entries
that say the same in all fields are one row of `people`. Of a name that more than CROWD different
people have, only the first CROWD meet each other; all others meet the next who gives the same
address, number, link or affiliation. What very many words or names share says nothing of any.
"""

CROWD = 60
_MOST_ALIKE = 200  # words with the same letters but one

_COLUMNS = ("i", "key", "affiliation", "role", "country", "address", "phone", "link", "signed")

ENTRIES = f"""
create table entries as
select * replace (i::int as i) from (select {
    ", ".join(
        f"unnest(string_split(${number}, chr(10))) as {column}"
        for number, column in enumerate(_COLUMNS, 1)
    )
});
"""  # noqa: S608 - numbers and names of our own

# A script stands for a language community: Georgian words meet among Georgians, not on the list.
NAMES = """
create table names as
select row_number() over (order by key) as id, key, count(*) as n,
    case when unicode(key) < 768 then 0 when unicode(key) < 11904 then unicode(key) >> 7
        else 999 end as script
from entries group by key;

create table scripts as
select script, sum(n) as size from names group by script;

create table split as
select id, n, script, words[pos] as word,
    array_to_string(list_concat(words[:pos - 1], words[pos + 1:]), ' ') as rest
from (select *, string_split(key, ' ') as words from names), range(1, len(words) + 1) as r(pos);

create table vocabulary as
select row_number() over (order by word) as w, word from (select distinct word from split);

create table parts as
select id, n, script, w, word, rest, hash(rest) as h from split join vocabulary using (word);
"""

# Words are neighbours if one letter was dropped, added or changed, or two beside each other
# swapped: then they share a form with one letter deleted (Garbe's symmetric deletion).
WORDS = """
create table sounds as
select unnest(string_split($1, chr(10))) as word, unnest(string_split($2, chr(10))) as sound,
    unnest(string_split($3, chr(10))) = '1' as patronymic;
"""

RELATED = f"""
create table frequencies as
select w, any_value(word) as word, any_value(script) as script, sum(n) as df
from (select distinct id, n, script, w, word from parts) group by w;

create table forms as
select w, 0 as cut, '' as letter, hash(word) as form from vocabulary where len(word) >= 4
union all
select w, cut, substr(word, cut, 1), hash(left(word, cut - 1) || substr(word, cut + 1))
from vocabulary, range(1, len(word) + 1) as r(cut) where len(word) >= 4
union all
select w, 0, '', hash('~' || list_aggregate(list_sort(string_split(word, '')), 'string_agg', ''))
from vocabulary where len(word) between 2 and 3;

create table telling as
select * from forms where form in (
    select form from forms group by form having count(*) <= {_MOST_ALIKE}
);

create table neighbours as
select distinct a.w as w, b.w as other
from telling as a join telling as b using (form)
where a.w < b.w and (
    a.cut = b.cut or a.cut = 0 or b.cut = 0 or abs(a.cut - b.cut) = 1 and a.letter = b.letter
);

insert into neighbours select other, w from neighbours;

create table densities as
select w, f.df + coalesce(sum(o.df), 0) as df
from frequencies as f left join neighbours as n using (w)
left join frequencies as o on o.w = n.other
group by w, f.df;

create table sound_densities as
select s.sound, sum(f.df) as df from sounds as s join frequencies as f using (word)
group by s.sound;

-- the chance of a word among those who write in its script, in bits; a short list says nothing
-- about how common its names are elsewhere, so it is taken for the beginning of one of 300
create table chances as
select f.w, log2(greatest(f.df - 1, 0.5) / greatest(s.size, 300)) as p,
    log2(greatest(d.df - 1, 0.5) / greatest(s.size, 300)) as p_near,
    log2(greatest(e.df - 1, 0.5) / greatest(s.size, 300)) as p_sound, f.df
from frequencies as f join scripts as s using (script) join densities as d using (w)
join sounds as o using (word) join sound_densities as e using (sound);

-- how many of this name are to be expected beside one who has it, in bits
create table expected as
select p.id, log2(s.size) + sum(c.p) as namesakes, log2(s.size) + sum(c.p_sound) as sounds
from parts as p join chances as c using (w) join scripts as s using (script)
group by p.id, s.size;

create table slots as
select id, w, h from parts where rest <> '' and h in (
    select h from parts group by h having count(*) > 1
) and w in (select w from neighbours);

-- the neighbours first: many names share a rest, such as a common family name
create table reached as
select p.id, p.h, p.w, n.other as v from slots as p join neighbours as n using (w);

create table near as
select p.id as one, q.id as other, p.w as w, p.v as v
from reached as p join slots as q on q.w = p.v and q.h = p.h and q.id > p.id;

create table related as
select id as one, id as other, 0 as relation, null::double as expected from names where n > 1
union all
select one, other, 3, e.namesakes - c.p + c.p_near
    + case when least(c.df, d.df) > 2 then 4 else 0 end
from near join chances as c using (w) join chances as d on d.w = v join expected as e on e.id = one
union all
select a.id, p.id, case when len(p.word) = 1 then 2 else 4 end,
    e.namesakes + case when len(p.word) = 1
        or regexp_matches(p.word, '(вич|вна|віч|ўна|ovich|ovna|evich|evna|avich|auna)$') then 0
        else 5 end
from names as a join parts as p on p.rest = a.key join expected as e on e.id = a.id
where contains(a.key, ' ')
union all
select p.id, q.id, 2, e.namesakes - c.p
from parts as p join parts as q on q.h = p.h and left(q.word, 1) = p.word and len(q.word) > 1
join chances as c on c.w = p.w join expected as e on e.id = p.id
where len(p.word) = 1 and len(p.rest) > 2;

create table sounding as
select p.id, string_agg(s.sound, ' ' order by s.sound) as sound
from parts as p join sounds as s using (word)
where s.sound <> '' and not (s.patronymic and p.rest like '% %') group by p.id;

create table of_one_sound as
select * from sounding where len(sound) > 3 and sound in (
    select sound from sounding group by sound having count(*) <= 60
);

create table alike as
select a.id as one, b.id as other, x.key as a, y.key as b
from of_one_sound as a join of_one_sound as b on a.sound = b.sound and a.id < b.id
join names as x on x.id = a.id join names as y on y.id = b.id;
"""  # noqa: S608 - a number of our own

_SAID = "key, affiliation, role, country, address, phone, link, signed"

# `same` are the entries that say the same, by their numbers.
PEOPLE = f"""
create table people as
select *, row_number() over (partition by id order by i) as place,
    count(*) over (partition by id) as crowd
from (
    select min(i) as i, list_sort(list(i)) as same, {_SAID} from entries group by {_SAID}
) join (select id, key from names) using (key);
"""  # noqa: S608 - names of our own

MEETINGS = f"""
create table meetings as
select relation, expected, a.i as i, b.i as j
from related join people as a on a.id = one join people as b on b.id = other
where a.place <= {CROWD} and b.place <= {CROWD}
    and (one <> other or a.i < b.i or a.i = b.i and len(a.same) > 1)
union all
select 0, null, i, i from people where place > {CROWD} and len(same) > 1
{
    " ".join(
        f"union all select 0, null, i, j from ("
        f" select i, lead(i) over (partition by id, {field} order by i) as j"
        f" from people where crowd > {CROWD} and {field} <> '') where j is not null"
        for field in ("address", "phone", "link", "affiliation")
    )
};
"""  # noqa: S608 - names of our own


def _verdict(field: str) -> str:
    """1 the same, -1 different, 0 one of them says nothing, 2 neither says anything."""
    return (
        f"case when a.{field} = b.{field} then case when a.{field} = '' then 2 else 1 end"
        f" when a.{field} = '' or b.{field} = '' then 0 else -1 end as {field}_says"
    )


def _weight(field: str, most: float, against: float) -> str:
    """The bits of a field: the rarer the value that agrees, the more; `against` if it differs."""
    return (
        f"case {field}_says when 1 then least({most}, -log2(f_{field}.share))"
        f" when 2 then least(2, -log2(f_{field}.share) / 2) when -1 then {against} else 0 end"
    )


_SHARED = (
    ("affiliation", 10, -2.5),
    ("role", 5, -1),
    ("country", 6, -4),
    ("signed", 4, -0.5),
)
_OWN = (("address", 15, -1), ("phone", 12, -1), ("link", 8, -1))
# A repeat is as rare as one entry in fifty; then what a person would have had to do to write so.
_RELATION_BITS = (
    "case relation when 0 then 0 when 1 then -1 when 2 then -1 when 6 then -1 when 3 then -4"
    " else -6 end"
)

PAIRS = f"""
with {
    ", ".join(
        f"f_{field} as (select {field}, greatest(count(*) - 1, 1) / sum(count(*)) over () as share"
        f" from entries group by {field})"
        for field, _, _ in _SHARED
    )
},
met as (
    select relation, expected, a.id, b.id as other, a.i as i,
        case when a.i = b.i then a.same[2] else b.i end as j,
        a.affiliation, a.role, a.country, a.signed, {
    ", ".join(_verdict(field) for field, _, _ in (*_SHARED, *_OWN))
}
    from meetings join people as a on a.i = meetings.i join people as b on b.i = meetings.j
),
weighed as (
    select *, coalesce(expected, case when relation = 5 then e.sounds
            when relation in (1, 6) then greatest(e.namesakes, o.namesakes)
            else e.namesakes end) as chance,
        log2(0.02) + {_RELATION_BITS} - chance + {
    " + ".join(_weight(*field) for field in _SHARED)
} + {
    " + ".join(
        f"case {field}_says when 1 then {most} when -1 then {against} else 0 end"
        for field, most, against in _OWN
    )
} as bits
    from met join expected as e on e.id = met.id join expected as o on o.id = met.other {
    " ".join(f"left join f_{field} using ({field})" for field, _, _ in _SHARED)
}
)
select least(i, j) as one, greatest(i, j) as other, min(relation), max(bits), max(2 ** chance), {
    ", ".join(f"any_value({field}_says)" for field, _, _ in (*_SHARED, *_OWN))
}
from weighed where bits > -4.3 or relation = 0 and chance < -1 and bits > -10
group by all order by all
"""  # noqa: S608 - names of our own
