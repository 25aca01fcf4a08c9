"""Folding for search: the extensions, a function that an index may use, and a text search configuration.

`unaccent` is not immutable, since somebody could change its rules; we do not, and name its dictionary, so that the
function over it may stand in an index. Names carry their schema: pg_restore works with an empty search path.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

FOLD = """
CREATE FUNCTION public.desk_fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;
"""
CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION public.desk (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION public.desk
    ALTER MAPPING FOR word, hword, hword_part WITH public.unaccent, pg_catalog.english_stem;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0008_evidence_mended")]

    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(FOLD, "DROP FUNCTION public.desk_fold(text)"),
        migrations.RunSQL(CONFIGURATION, "DROP TEXT SEARCH CONFIGURATION public.desk"),
    ]
