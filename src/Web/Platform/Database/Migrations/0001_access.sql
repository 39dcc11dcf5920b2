-- Keys that protect cookies and forms; in the database, so that every web node shares them.
create table platform.protection_key (
    name text primary key,
    xml text not null,
    created_at timestamptz not null default now());

create schema access;

create table access.account (
    id uuid not null primary key,
    user_name text not null,
    normalized_user_name text not null,
    name text not null,
    roles text[] not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    lockout_end timestamptz,
    lockout_enabled boolean not null,
    access_failed_count integer not null,
    created_at timestamptz not null,
    last_sign_in_at timestamptz);

create unique index account_normalized_user_name on access.account (normalized_user_name);
