-- Extensions are trusted ones: the owner of a database may create them without being a superuser.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Sign-in's tables live apart and belong to the sign-in role's use alone.
create schema auth;
