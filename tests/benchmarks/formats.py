"""How fast `claims:search` answers, and how fast the feed of ClaimReviews comes, at a given number of claims.

    uv run python -m tests.benchmarks.formats 50000

It makes a database of its own, publishes one claim by the reviewers' own verbs, and copies its public row. The copies
stand without the claims and verdicts that they point to, which neither address reads. It asserts nothing.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

ROUNDS = 20
COPIES = """
INSERT INTO claims_publicclaim ({names})
SELECT {values} FROM claims_publicclaim, generate_series(1, %s) AS n
"""
FOREIGN_KEYS = "SELECT conname FROM pg_constraint WHERE conrelid = 'claims_publicclaim'::regclass AND contype = 'f'"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def fill(number: int) -> None:
    from django.db import connection, transaction

    from claims.ingest import Details, ingest_text
    from claims.models import PublicClaim
    from ledger.models import User
    from tests.claims.published import publish
    from tests.claims.sample import ARTICLE

    person = User.objects.create_superuser("bench")
    details = Details(publisher="Delta Herald", url="https://herald.example/floods")
    article = ingest_text(ARTICLE, details, actor=person).article
    publish(article.claims.get(measure="killed"), person)
    # Each copy has words of its own, one in a hundred a rare one; they were published one a minute.
    own = {
        "claim_id": "claim_id + n",
        "public_id": "lpad(to_hex(n), 12, '0')",
        "words": "words || ' in district ' || n || CASE WHEN n %% 100 = 0 THEN ' of Qarshi' ELSE '' END",
        "published_at": "published_at - n * interval '1 minute'",
        "changed_at": "changed_at - n * interval '1 minute'",
    }
    columns = [field.column for field in PublicClaim._meta.concrete_fields if not field.generated]
    with transaction.atomic(), connection.cursor() as cursor:
        # The copies have no claims of their own.
        cursor.execute(FOREIGN_KEYS)
        for (name,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE claims_publicclaim DROP CONSTRAINT {name}")
        values = ", ".join(own.get(name, name) for name in columns)
        cursor.execute(COPIES.format(names=", ".join(columns), values=values), [number - 1])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE claims_publicclaim")


def search(query: str) -> None:
    from django.test import Client

    client = Client()
    address = f"/v1alpha1/claims:search?{query}"
    client.get(address)
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
    found = len(answer.json().get("claims", []))
    middle, worst = statistics.median(times), max(times)
    say(f"claims:search?{query:<44} {found:>3} found, median {middle:6.1f} ms, worst {worst:6.1f} ms")


def feed(number: int) -> None:
    from django.test import Client

    client = Client()
    for encoding in ("", "gzip"):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.perf_counter()
        parts = iter(client.get("/claimreview.json", headers={"Accept-Encoding": encoding}))
        size = len(next(parts))
        first = time.perf_counter() - begun
        size += sum(map(len, parts))
        took = time.perf_counter() - begun
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        say(
            f"claimreview.json {encoding or 'plain':<5} {number / took:>9,.0f} rows/s, {size / 1e6:,.0f} MB, "
            f"first byte {first * 1000:.0f} ms, {took:.1f} s, memory grew by {grown:.0f} MB"
        )
    etag = client.get("/claimreview.json").headers["ETag"]
    begun = time.perf_counter()
    again = client.get("/claimreview.json", headers={"If-None-Match": etag})
    say(f"claimreview.json again: {again.status_code} in {(time.perf_counter() - begun) * 1000:.1f} ms")


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-"))).resolve()
        # The server runs under another account when this one is root, and has to enter it.
        folder.chmod(0o711)
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tracker.settings", "TRACKER_DATA_DIR": str(folder)}
        import django
        from django.conf import settings
        from django.core.management import call_command

        from tracker.embedded.client import hold

        stack.enter_context(hold(folder, settings.EMBEDDED))
        django.setup()
        call_command("migrate", verbosity=0)
        fill(number)
        say(f"{number:,} claims")
        site = settings.PUBLIC_URL.removeprefix("http://")
        for query in ("query=flood", "query=flood+district+killed", "query=Qarshi", "query=zeppelin"):
            search(query)
        search("query=flood&languageCode=en&maxAgeDays=30")
        search(f"reviewPublisherSiteFilter={site}")
        feed(number)


if __name__ == "__main__":
    main()
