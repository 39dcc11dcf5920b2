create schema performance;

-- One evaluation: the texts it is computed from, and the figures of the list, which are computed from nothing else.
create table performance.appraisal (
    id uuid primary key,
    slug text not null,
    title text not null,
    unit text not null,
    year integer not null,
    kind text not null,
    origin text not null,
    case_text text not null,
    framework_text text,
    recompute_text text,
    published_total numeric,
    checked_total numeric,
    proved_min numeric,
    proved_max numeric,
    published_grade text,
    checked_grade text,
    weight numeric not null,
    computed_weight numeric not null,
    findings integer not null,
    added_at timestamp with time zone not null,
    added_by text not null
);

create unique index appraisal_slug on performance.appraisal (slug);
create index appraisal_list on performance.appraisal (year desc, slug);
